namespace Flitch.Connectors.Schema.Model;

/// <summary>How an object is refreshed.</summary>
/// <param name="Mode">Snapshot or incremental.</param>
public sealed record RefreshSpec(RefreshMode Mode)
{
    /// <summary>The timestamp column that is followed; null for a snapshot.</summary>
    public string? Cursor { get; init; }

    /// <summary>The parameter of an interval's exclusive beginning; null for a snapshot.</summary>
    public string? From { get; init; }

    /// <summary>The parameter of an interval's inclusive end; null for a snapshot.</summary>
    public string? To { get; init; }
}
