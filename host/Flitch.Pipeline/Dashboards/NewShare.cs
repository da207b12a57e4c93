namespace Flitch.Pipeline.Dashboards;

/// <summary>A link to make.</summary>
/// <param name="Dashboard">The dashboard's name.</param>
/// <param name="Connection">The connection whose data it shows; it ends with it.</param>
/// <param name="Look">Range, filters and zone, as they stand in an address.</param>
public sealed record NewShare(string Dashboard, string Connection, string Look)
{
    /// <summary>Whom it is for; empty for nothing said.</summary>
    public string Title { get; init; } = "";

    /// <summary>Whether visitors may choose another range, other filters and another zone.</summary>
    public bool IsOpen { get; init; }

    /// <summary>When it ends by itself; null for never.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>The id of the API token that makes it: it ends when that is revoked. Null where a person does.</summary>
    public string? ApiToken { get; init; }
}
