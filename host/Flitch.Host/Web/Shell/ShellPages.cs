using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Flitch.Host.Web.Shell;

/// <summary>Light or dark.</summary>
internal static class ShellPages
{
    /// <summary>Adds the pages.</summary>
    /// <param name="app">The application.</param>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/settings/theme", (HttpContext context, [FromForm] string? theme, [FromForm] string? back) =>
        {
            Choose(context, theme);
            return Results.LocalRedirect(back is ['/', not ('/' or '\\'), ..] ? back : "/");
        });
    }

    private static void Choose(HttpContext context, string? theme)
    {
        var options = new CookieOptions { MaxAge = TimeSpan.FromDays(400), Path = "/", SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, HttpOnly = true };
        if (theme is "light" or "dark")
        {
            context.Response.Cookies.Append(PageState.ThemeCookie, theme, options);
        }
        else
        {
            context.Response.Cookies.Delete(PageState.ThemeCookie, options);
        }
    }
}
