using System.Net;
using Flitch.Connectors;
using Flitch.Host.Web.Access;
using Flitch.Pipeline.Access;
using Flitch.Pipeline.Dashboards;
using Flitch.Pipeline.Display;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Flitch.Host.Web.Settings;

/// <summary>Who gets in: the password, sessions, API tokens.</summary>
internal static class SettingsPages
{
    /// <summary>Adds the pages.</summary>
    /// <param name="app">The application.</param>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/settings", (SettingsView view, HttpContext context) => view.ShowAsync(context));
        app.MapPost("/settings/password", PasswordAsync);
        app.MapPost("/settings/time-zone", ZoneAsync);
        app.MapPost("/settings/sign-out-others", SignOutOthersAsync);
        app.MapPost("/settings/tokens", CreateTokenAsync);
        app.MapPost("/settings/tokens/{id}/revoke", RevokeTokenAsync);
        app.MapPost("/settings/shares/{id}/revoke", RevokeShareAsync);
    }

    private static async Task<IResult> PasswordAsync(
        HttpContext context, SettingsView view, PasswordStore passwords, SessionStore sessions, SignInThrottle throttle, [FromForm] string? current, [FromForm] string? password)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (await passwords.ExistsAsync(context.RequestAborted) && (throttle.WaitFor(address) > TimeSpan.Zero || !await passwords.IsAsync(current ?? "", context.RequestAborted)))
        {
            throttle.Failed(address);
            return await view.ShowAsync(context, error: Wrong);
        }

        try
        {
            await passwords.SetAsync(password ?? "", context.RequestAborted);
        }
        catch (FlitchException e)
        {
            return await view.ShowAsync(context, error: e.Error);
        }

        await sessions.EndOthersAsync(context.User.FindFirst(AccessSchemes.Id)?.Value, context.RequestAborted);
        return await view.ShowAsync(context, done: "The password is set. Everybody else was signed out.");
    }

    private static async Task<IResult> ZoneAsync(HttpContext context, SettingsView view, DisplaySettings display, [FromForm] string? zone)
    {
        try
        {
            await display.ChooseZoneAsync(zone ?? "", context.RequestAborted);
            return Results.LocalRedirect("/settings#display-title");
        }
        catch (FlitchException e)
        {
            return await view.ShowAsync(context, error: e.Error);
        }
    }

    private static async Task<IResult> SignOutOthersAsync(HttpContext context, SettingsView view, SessionStore sessions)
    {
        await sessions.EndOthersAsync(context.User.FindFirst(AccessSchemes.Id)?.Value, context.RequestAborted);
        return await view.ShowAsync(context, done: "Everybody else was signed out.");
    }

    private static async Task<IResult> CreateTokenAsync(HttpContext context, SettingsView view, ApiTokenStore tokens, [FromForm] string? title)
    {
        try
        {
            var (secret, _) = await tokens.CreateAsync(title ?? "", context.RequestAborted);
            return await view.ShowAsync(context, newToken: secret);
        }
        catch (FlitchException e)
        {
            return await view.ShowAsync(context, error: e.Error);
        }
    }

    private static async Task<IResult> RevokeTokenAsync(string id, HttpContext context, SettingsView view, ApiTokenStore tokens) =>
        await tokens.RevokeAsync(id, context.RequestAborted)
            ? await view.ShowAsync(context, done: "The token is revoked.")
            : throw new FlitchException("usage:unknown-token", ErrorKind.Usage, "There is no such token.", "It may have been revoked already: Settings lists those that there are.");

    private static async Task<IResult> RevokeShareAsync(string id, HttpContext context, SettingsView view, ShareBook shares)
    {
        await shares.RevokeAsync(id, null, context.RequestAborted);
        return await view.ShowAsync(context, done: "The link is revoked.");
    }

    private static ErrorInfo Wrong { get; } = new(
        "access:wrong-password", ErrorKind.Configuration, "That is not the current password, or it was tried too often.", "Try again in a minute.");
}
