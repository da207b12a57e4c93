using Flitch.Host.Dashboards;
using Flitch.Pipeline.Dashboards;
using Microsoft.AspNetCore.WebUtilities;

namespace Flitch.Host.Web.Api;

/// <summary>The links to a dashboard.</summary>
/// <param name="Shares">The newest first.</param>
internal sealed record SharesJson(IReadOnlyList<ShareJson> Shares);

/// <summary>A link that was made.</summary>
/// <param name="Address">Where it leads, from the pages' own address on. It opens the dashboard, and cannot be had again.</param>
/// <param name="Share">What is kept of it.</param>
internal sealed record NewShareJson(string Address, ShareJson Share);

/// <summary>A link to a dashboard, without what opens it.</summary>
/// <param name="Id">Names it; opens nothing.</param>
/// <param name="Title">Whom it is for; empty for nothing said.</param>
/// <param name="Connection">The connection whose data it shows.</param>
/// <param name="Range">The range that it shows.</param>
/// <param name="Zone">The time zone by whose clocks days and months are told.</param>
/// <param name="Filters">Chosen values, as <c>COLUMN.VALUE</c>.</param>
/// <param name="Open">Whether visitors may choose another range, other filters and another zone.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="OpenedAt">When it was last opened, to some minutes; null before.</param>
/// <param name="EndsAt">When it ends by itself; null for never.</param>
internal sealed record ShareJson(
    string Id, string Title, string Connection, string Range, string Zone, IReadOnlyList<string> Filters, bool Open, DateTimeOffset CreatedAt, DateTimeOffset? OpenedAt, DateTimeOffset? EndsAt)
{
    /// <summary>A link.</summary>
    /// <param name="share">The link.</param>
    public static ShareJson Of(DashboardShare share)
    {
        var look = QueryHelpers.ParseQuery(share.Look);
        var filters = look.Where(s => s.Key.StartsWith(LookReader.FilterPrefix, StringComparison.Ordinal)).SelectMany(s => s.Value.Select(v => $"{s.Key[LookReader.FilterPrefix.Length..]}.{v}"));
        return new(share.Id, share.Title, share.Connection, look["range"].ToString(), look["zone"].ToString(), [.. filters], share.IsOpen, share.CreatedAt, share.SeenAt, share.EndsAt);
    }
}
