namespace Flitch.Pipeline.Dashboards;

/// <summary>A link that shows a dashboard to whoever has it, without signing in.</summary>
/// <param name="Id">Names it; opens nothing.</param>
/// <param name="Dashboard">The dashboard's name.</param>
/// <param name="Connection">The connection whose data it shows.</param>
/// <param name="Look">Range, filters and zone, as they stand in an address: <c>?range=30d&amp;zone=UTC</c>.</param>
public sealed record DashboardShare(string Id, string Dashboard, string Connection, string Look)
{
    /// <summary>Whom it is for, in the words of who made it; empty for nothing said.</summary>
    public string Title { get; init; } = "";

    /// <summary>Whether visitors may choose another range, other filters and another zone; never another connection.</summary>
    public bool IsOpen { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last opened, to some minutes; null before.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>When it ends by itself; null for never.</summary>
    public DateTimeOffset? EndsAt { get; init; }
}
