using System.Globalization;
using System.Net;
using Flitch.Connectors;
using Flitch.Host.Web.Serving;
using Flitch.Host.Web.Shell;
using Flitch.Pipeline.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Flitch.Host.Web.Access;

/// <summary>In by the link or by the password, and out again.</summary>
internal static class SignInPages
{
    private const string SignIn = "/sign-in";

    /// <summary>Where somebody signs in who wanted to see a page.</summary>
    /// <param name="wanted">The page.</param>
    public static string AddressFor(HttpRequest wanted) =>
        HttpMethods.IsGet(wanted.Method) && !PageResults.IsPart(wanted) && wanted.Path != "/"
            ? $"{SignIn}?to={Uri.EscapeDataString(wanted.Path + wanted.QueryString)}"
            : SignIn;

    /// <summary>Adds the pages.</summary>
    /// <param name="app">The application.</param>
    public static void Map(IEndpointRouteBuilder app)
    {
        var open = app.MapGroup(SignIn).AllowAnonymous();
        open.MapGet("", ShowAsync);
        open.MapPost("", WithPasswordAsync);
        open.MapGet("/link", WithLinkAsync);
        app.MapPost("/sign-out", SignOutAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, PasswordStore passwords, string? to) =>
        context.User.Identity?.IsAuthenticated == true
            ? Results.LocalRedirect(Local(to))
            : PageResults.Of<SignInPage>(new { HasPassword = await passwords.ExistsAsync(context.RequestAborted), To = Local(to) });

    private static async Task<IResult> WithPasswordAsync(
        HttpContext context, PasswordStore passwords, SessionStore sessions, SignInThrottle throttle, [FromForm] string? password, [FromForm] string? to)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (throttle.WaitFor(address) is { Ticks: > 0 } wait)
        {
            context.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return Refuse(to, TooOften(wait), StatusCodes.Status429TooManyRequests);
        }

        if (!await passwords.IsAsync(password ?? "", context.RequestAborted))
        {
            throttle.Failed(address);
            return Refuse(to, Wrong, StatusCodes.Status401Unauthorized);
        }

        throttle.Succeeded(address);
        await BeginAsync(context, sessions);
        return Results.LocalRedirect(Local(to));
    }

    private static async Task<IResult> WithLinkAsync(HttpContext context, OneTimeLink link, SessionStore sessions, PasswordStore passwords, string? key)
    {
        if (link.Use(key))
        {
            await BeginAsync(context, sessions);
            return Results.LocalRedirect("/");
        }

        var hasPassword = await passwords.ExistsAsync(context.RequestAborted);
        return PageResults.Of<SignInPage>(new { HasPassword = hasPassword, Error = UsedUp }, StatusCodes.Status401Unauthorized);
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, SessionStore sessions)
    {
        if (context.User.FindFirst(AccessSchemes.Id) is { } id)
        {
            await sessions.EndAsync(id.Value, context.RequestAborted);
        }

        SessionCookie.Delete(context);
        return Results.LocalRedirect(SignIn);
    }

    private static async Task BeginAsync(HttpContext context, SessionStore sessions) =>
        SessionCookie.Write(context, await sessions.BeginAsync(context.Request.Headers.UserAgent.ToString(), context.RequestAborted));

    private static RazorComponentResult<SignInPage> Refuse(string? to, ErrorInfo error, int status) => PageResults.Of<SignInPage>(new { HasPassword = true, To = Local(to), Error = error }, status);

    // An address that leads elsewhere, "//other" included, is not followed.
    private static string Local(string? to) => to is ['/', not ('/' or '\\'), ..] && !to.Any(char.IsControl) ? to : "/";

    private static ErrorInfo Wrong { get; } = new("access:wrong-password", ErrorKind.Configuration, "That is not the password.", "Try again.");

    private static ErrorInfo UsedUp { get; } = new(
        "access:link-used", ErrorKind.Configuration, "This link has been used, or is from an earlier start of flitch serve.", "Start flitch serve again; it prints a new one.");

    private static ErrorInfo TooOften(TimeSpan wait) => new(
        "access:too-often",
        ErrorKind.Rate,
        "Too many wrong passwords from this address.",
        $"Wait {Texts.Counted((long)Math.Ceiling(wait.TotalSeconds), "second")}, then try again.");
}
