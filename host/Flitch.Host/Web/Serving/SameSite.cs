using Flitch.Connectors;
using Flitch.Host.Web.Access;
using Flitch.Host.Web.Api;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Flitch.Host.Web.Serving;

/// <summary>
/// Whatever changes something has to come from a page of ours: the browser's own word (<c>Sec-Fetch-Site</c>), and the token that the page carries. A program with an
/// API token is no browser, and carries no cookie that another site could use.
/// </summary>
internal static class SameSite
{
    /// <summary>Refuses everything else.</summary>
    /// <param name="app">The application.</param>
    public static void Use(IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (Changes(context.Request) && !IsProgram(context) && !await IsOursAsync(context))
        {
            throw new FlitchException(
                "web:other-site", ErrorKind.Usage, "This was not sent by a page of Flitch, or the page was too old.", "Reload the page, then try again.");
        }

        await next(context);
    });

    /// <summary>A program shows its token; who shows the API neither token nor cookie is asked for one.</summary>
    private static bool IsProgram(HttpContext context) =>
        TokenAuthentication.IsProgram(context.Request) || (ApiRoutes.IsApi(context.Request) && context.User.Identity?.IsAuthenticated != true);

    private static bool Changes(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);

    private static async Task<bool> IsOursAsync(HttpContext context) =>
        context.Request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none"
        && await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context);
}
