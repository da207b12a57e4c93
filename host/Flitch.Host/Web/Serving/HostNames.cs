using System.Text.RegularExpressions;
using Flitch.Connectors;
using Flitch.Host.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Flitch.Host.Web.Serving;

/// <summary>
/// Answers only to names that are this machine's own or were given with <c>--host</c>, so that no web site can point its own name at these pages; and says so to people
/// who come by another one, behind a proxy for example.
/// </summary>
internal static partial class HostNames
{
    private static readonly object Known = new();

    /// <summary>Registers the names.</summary>
    /// <param name="services">The application's container.</param>
    /// <param name="options">Where the pages are served.</param>
    public static void Add(IServiceCollection services, ServeOptions options) => services.Configure<HostFilteringOptions>(o =>
    {
        o.AllowedHosts = ["localhost", "127.0.0.1", "[::1]", .. options.Urls.Select(u => u.Host), .. options.Hosts];
        o.IncludeFailureMessage = false;
    });

    /// <summary>Refuses all other names.</summary>
    /// <param name="app">The application.</param>
    public static void Use(IApplicationBuilder app)
    {
        app.Use(async (context, next) =>
        {
            await next(context);
            if (!context.Items.ContainsKey(Known))
            {
                await RefuseAsync(context);
            }
        });
        app.UseHostFiltering();
        app.Use((context, next) =>
        {
            context.Items[Known] = true;
            return next(context);
        });
    }

    private static Task RefuseAsync(HttpContext context)
    {
        var error = Refused(context.Request.Host.Host);
        return (ApiRoutes.IsApi(context.Request)
            ? ApiProblem.Of(error, StatusCodes.Status400BadRequest)
            : TypedResults.Text($"{error.Summary}\n{error.Fix}\n", "text/plain", statusCode: StatusCodes.Status400BadRequest)).ExecuteAsync(context);
    }

    private static ErrorInfo Refused(string name) => Name().IsMatch(name)
        ? new("web:host", ErrorKind.Usage, $"Flitch does not answer to the name {name}.", $"If it is one of yours, name it when Flitch is started: flitch serve --host {name}")
        : new("web:host", ErrorKind.Usage, "Flitch does not answer to that name.", "If it is one of yours, name it when Flitch is started: flitch serve --host NAME");

    [GeneratedRegex(@"^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$")]
    private static partial Regex Name();
}
