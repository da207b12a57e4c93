using Flitch.Connectors;
using Flitch.Host.Dashboards;
using Flitch.Host.Dashboards.Sharing;

namespace Flitch.Host.Web.Api;

/// <summary>A link to make; what is left out of the look is as the dashboard has it.</summary>
internal sealed record ShareWanted
{
    /// <summary>Whom it is for, for whoever looks after the links.</summary>
    public string? Title { get; init; }

    /// <summary>When it ends by itself: <c>never</c>, a number of days such as <c>7d</c>, or its last day such as <c>2026-12-31</c>; never when left out.</summary>
    public string? Ends { get; init; }

    /// <summary>Whether visitors may choose another range, other filters and another zone; not when left out.</summary>
    public bool? Open { get; init; }

    /// <summary>The connection whose data is shown; it is never a visitor's choice.</summary>
    public string? Connection { get; init; }

    /// <summary>The range: <c>all</c>, <c>30d</c>, <c>12m</c>, or two days such as <c>2026-01-01..2026-03-31</c>.</summary>
    public string? Range { get; init; }

    /// <summary>The time zone by whose clocks days and months are told.</summary>
    public string? Zone { get; init; }

    /// <summary>Only these values: <c>COLUMN.VALUE</c> for a column that the dashboard has a filter on.</summary>
    public IReadOnlyList<string>? Filters { get; init; }

    /// <summary>How the dashboard is looked at.</summary>
    public LookWanted Look() => new() { Connection = Connection, Range = Range, Zone = Zone, Filter = Filters is null ? null : [.. Filters] };

    /// <summary>How the link is to be.</summary>
    /// <param name="look">What it shows.</param>
    /// <param name="apiToken">The token that asks for it.</param>
    /// <exception cref="FlitchException">The end is none (usage).</exception>
    public ShareWish Wish(DashboardLook look, string? apiToken) => new() { Title = Title ?? "", IsOpen = Open == true, EndsAt = ShareEnd.Read(Ends, look.Zone, look.Now), ApiToken = apiToken };
}
