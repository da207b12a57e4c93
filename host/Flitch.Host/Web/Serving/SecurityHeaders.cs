using Flitch.Host.Web.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Flitch.Host.Web.Serving;

/// <summary>
/// What every answer says about itself: everything a page loads comes from here, nothing runs that was written into a page, no other site may frame it,
/// and no other site learns where somebody came from.
/// </summary>
internal static class SecurityHeaders
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; "
        + "frame-ancestors 'none'; base-uri 'none'";

    /// <summary>Adds them to every answer.</summary>
    /// <param name="app">The application.</param>
    public static void Use(IApplicationBuilder app) => app.Use((context, next) =>
    {
        Add(context);
        return next(context);
    });

    /// <summary>Lets a page write the styles that carry its nonce, and nothing else inline.</summary>
    /// <param name="headers">Its headers.</param>
    /// <param name="nonce">Made for this answer alone.</param>
    public static void AllowStyles(IHeaderDictionary headers, string nonce) =>
        headers.ContentSecurityPolicy = Policy.Replace("style-src 'self'", $"style-src 'self' 'nonce-{nonce}'", StringComparison.Ordinal);

    /// <summary>Adds them to one answer.</summary>
    /// <param name="context">The request.</param>
    public static void Add(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers.CacheControl = "no-store"; // pages show accounts; assets say otherwise for themselves
        if (SharedAddress.IsOne(context.Request))
        {
            headers["Referrer-Policy"] = "no-referrer"; // the address itself opens the page
            headers["X-Robots-Tag"] = "noindex, nofollow";
        }
    }
}
