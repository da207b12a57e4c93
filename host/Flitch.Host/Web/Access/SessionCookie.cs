using Microsoft.AspNetCore.Http;

namespace Flitch.Host.Web.Access;

/// <summary>The cookie that keeps a browser signed in. No script can read it, and no other site's form sends it.</summary>
internal static class SessionCookie
{
    private const string Name = "flitch_session";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(400);

    /// <summary>What a request carries, or null.</summary>
    public static string? Read(HttpRequest request) => request.Cookies[Name];

    /// <summary>Gives the browser its secret. How long it counts is the server's affair.</summary>
    public static void Write(HttpContext context, string secret) => context.Response.Cookies.Append(Name, secret, Options(context, Lifetime));

    /// <summary>Takes it away.</summary>
    public static void Delete(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context, null));

    // Lax: the link that the terminal prints is followed from another program, and has to arrive with the cookie.
    private static CookieOptions Options(HttpContext context, TimeSpan? lifetime) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = lifetime,
        Path = "/",
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
    };
}
