using Flitch.Connectors;
using Flitch.Pipeline.Notifications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Flitch.Host.Web.Settings;

/// <summary>What the notifications card of the settings page does.</summary>
internal static class NotificationPages
{
    /// <summary>Adds its routes.</summary>
    /// <param name="app">The application.</param>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/settings/notifications", (HttpContext context, SettingsView view, NoticeService notices) =>
            SetAsync(context, view, notices, Changes(context.Request.Form), "The notifications are saved. Send a test to see whether they arrive."));
        app.MapPost("/settings/notifications/remove", (HttpContext context, SettingsView view, NoticeService notices, [FromForm] string? way) =>
            SetAsync(context, view, notices, Emptied(way == "mail" ? "mail_" : "webhook_"), way == "mail" ? "Nobody gets mail any more." : "The webhook is removed."));
        app.MapPost("/settings/notifications/test", TestAsync);
    }

    private static async Task<IResult> SetAsync(HttpContext context, SettingsView view, NoticeService notices, Dictionary<string, string> changes, string done)
    {
        try
        {
            await notices.SetAsync(changes, context.RequestAborted);
        }
        catch (FlitchException e)
        {
            return await view.ShowAsync(context, error: e.Error);
        }

        return await view.ShowAsync(context, done: done);
    }

    private static async Task<IResult> TestAsync(HttpContext context, SettingsView view, NoticeService notices)
    {
        try
        {
            var outcomes = await notices.TestAsync(context.RequestAborted);
            return outcomes.All(o => o.Delivered)
                ? await view.ShowAsync(context, done: "The test was delivered.")
                : await view.ShowAsync(context, error: NotDelivered(outcomes.Where(o => !o.Delivered)));
        }
        catch (FlitchException e)
        {
            return await view.ShowAsync(context, error: e.Error);
        }
    }

    private static ErrorInfo NotDelivered(IEnumerable<NoticeOutcome> outcomes) => new(
        "notices:not-delivered",
        ErrorKind.Configuration,
        $"The test was not delivered. {string.Join(' ', outcomes.Select(o => o.Text))}",
        "Mend what it says under Notifications, and send another test.");

    /// <summary>What a form changes: what is sealed and left empty stays, all else is as it was typed.</summary>
    private static Dictionary<string, string> Changes(IFormCollection form) => NoticeFields.All
        .Select(f => (f.Name, Value: form["field_" + f.Name].ToString().Trim()))
        .Where(f => f.Value.Length > 0 || !NoticeFields.Sealed.Contains(f.Name))
        .ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);

    private static Dictionary<string, string> Emptied(string prefix) =>
        NoticeFields.All.Where(f => f.Name.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(f => f.Name, _ => "", StringComparer.Ordinal);
}
