using System.Globalization;
using Flitch.Analysis.Dashboards;
using Flitch.Pipeline.Dashboards;
using Microsoft.AspNetCore.WebUtilities;

namespace Flitch.Host.Dashboards.Sharing;

/// <summary>What a link shows, in words: the same on pages and on the command line.</summary>
internal static class ShareWords
{
    /// <summary>For whoever looks by a link: <c>Last 30 days · Asset: XXBT · UTC</c>.</summary>
    /// <param name="look">How the dashboard is looked at.</param>
    public static string Of(DashboardLook look) => string.Join(" · ",
    [
        Sentence(look.Range.Words),
        .. look.Dashboard.Filters.Where(f => look.Chosen.GetValueOrDefault(f.Column) is { Count: > 0 }).Select(f => $"{f.Title}: {string.Join(", ", look.Chosen[f.Column])}"),
        look.Zone.Id,
    ]);

    /// <summary>For whoever made it: <c>main · last 30 days · asset: XXBT · UTC · visitors may choose</c>.</summary>
    /// <param name="share">The link.</param>
    public static string Of(DashboardShare share)
    {
        var settings = QueryHelpers.ParseQuery(share.Look);
        var filters = settings.Where(s => s.Key.StartsWith(LookReader.FilterPrefix, StringComparison.Ordinal)).Select(s => (Column: s.Key[LookReader.FilterPrefix.Length..], Values: string.Join(", ", s.Value.Where(v => !string.IsNullOrEmpty(v)))));
        return string.Join(" · ",
        [
            share.Connection,
            DashboardRange.TryRead(settings["range"].ToString())?.Words ?? "",
            .. filters.Where(f => f.Values.Length > 0).Select(f => $"{f.Column}: {f.Values}"),
            settings["zone"].ToString(),
            .. share.IsOpen ? ["visitors may choose"] : Array.Empty<string>(),
        ]);
    }

    /// <summary>What it is called: the name that was given, else the day on which it was made.</summary>
    /// <param name="share">The link.</param>
    public static string Name(DashboardShare share) => share.Title.Length > 0 ? share.Title : "Link of " + share.CreatedAt.UtcDateTime.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
