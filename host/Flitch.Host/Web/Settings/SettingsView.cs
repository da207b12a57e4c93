using Flitch.Connectors;
using Flitch.Host.Dashboards;
using Flitch.Host.Web.Access;
using Flitch.Host.Web.Serving;
using Flitch.Pipeline.Access;
using Flitch.Pipeline.Dashboards;
using Flitch.Pipeline.Display;
using Flitch.Pipeline.Notifications;
using Microsoft.AspNetCore.Http;

namespace Flitch.Host.Web.Settings;

/// <summary>The settings page, with what a change came to.</summary>
internal sealed class SettingsView(PasswordStore passwords, SessionStore sessions, ApiTokenStore tokens, NoticeService notices, DisplaySettings display, ShareBook shares, DashboardLibrary library)
{
    /// <summary>Shows it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="done">What was done, for people.</param>
    /// <param name="newToken">A token that was made, shown this once.</param>
    /// <param name="error">Why nothing was done.</param>
    public async Task<IResult> ShowAsync(HttpContext context, string? done = null, string? newToken = null, ErrorInfo? error = null)
    {
        var (status, unreadable) = await NoticesAsync(context.RequestAborted);
        return PageResults.Of<SettingsPage>(
            new
            {
                HasPassword = await passwords.ExistsAsync(context.RequestAborted),
                Sessions = await sessions.ListAsync(context.RequestAborted),
                Tokens = await tokens.ListAsync(context.RequestAborted),
                Current = context.User.FindFirst(AccessSchemes.Id)?.Value,
                Shares = await shares.ListAsync(null, context.RequestAborted),
                Library = await library.ListAsync(context.RequestAborted),
                Notices = status,
                NoticesError = unreadable,
                Zone = await display.ZoneAsync(context.RequestAborted),
                NewToken = newToken,
                Done = done,
                Error = error,
            },
            error is null ? StatusCodes.Status200OK : Failures.StatusFor(error));
    }

    /// <summary>A keyring that is lost must not take the whole page along.</summary>
    private async Task<(NoticeStatus Status, ErrorInfo? Error)> NoticesAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await notices.GetAsync(cancellationToken), null);
        }
        catch (FlitchException e)
        {
            return (NoticeStatus.Nothing, e.Error);
        }
    }
}
