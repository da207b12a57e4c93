using Flitch.Host.Dashboards;
using Flitch.Host.Web.Shell;

namespace Flitch.Host.Web.Dashboards;

/// <summary>What the controls of a dashboard say, for paper, which has none.</summary>
internal static class PaperWords
{
    /// <summary><c>My account (main) · the last 12 months · Asset: XXBT · Europe/Berlin · opened 23 November 2026, 15:04:05 UTC</c></summary>
    /// <param name="look">How the dashboard is looked at.</param>
    public static string Of(DashboardLook look) => string.Join(" · ", ((string?[])
    [
        look.Status is { } status ? $"{status.Connection.Title} ({status.Connection.Name})" : look.Connection,
        look.Range.Words,
        .. look.Dashboard.Filters.Select(f => (f.Title, Values: look.Chosen.GetValueOrDefault(f.Column) ?? [])).Where(f => f.Values.Count > 0).Select(f => $"{f.Title}: {string.Join(", ", f.Values)}"),
        look.Zone.Id,
        $"opened {Texts.Instant(look.Now)}",
    ]).OfType<string>());
}
