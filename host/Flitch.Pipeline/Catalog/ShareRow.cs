namespace Flitch.Pipeline.Catalog;

/// <summary>A link that shows a dashboard to whoever has it.</summary>
internal sealed class ShareRow
{
    public required string Id { get; set; }

    public required string Dashboard { get; set; }

    /// <summary>Whose data it shows; the link goes with it.</summary>
    public required string Connection { get; set; }

    /// <summary>Whom it is for; empty for nothing said.</summary>
    public required string Title { get; set; }

    /// <summary>A hash of the link's token; the token itself is shown once and kept nowhere.</summary>
    public required string Hash { get; set; }

    /// <summary>Range, filters and zone, as they stand in an address.</summary>
    public required string Look { get; set; }

    /// <summary>Whether visitors may look otherwise.</summary>
    public required bool IsOpen { get; set; }

    /// <summary>The API token that made it, and whose end is its own; null where a person did.</summary>
    public string? ApiToken { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? SeenAt { get; set; }

    /// <summary>When it ends by itself; null for never.</summary>
    public DateTimeOffset? EndsAt { get; set; }
}
