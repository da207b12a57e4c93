namespace Flitch.Host.Dashboards.Sharing;

/// <summary>How a link to a dashboard is to be.</summary>
internal sealed record ShareWish
{
    /// <summary>Whom it is for; empty for nothing said.</summary>
    public string Title { get; init; } = "";

    /// <summary>Whether visitors may choose another range, other filters and another zone.</summary>
    public bool IsOpen { get; init; }

    /// <summary>When it ends by itself; null for never.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>The id of the API token that asks for it; null where a person does.</summary>
    public string? ApiToken { get; init; }
}
