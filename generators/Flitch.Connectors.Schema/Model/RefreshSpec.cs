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

    /// <summary>Columns that hold the key of another row of the object, which a new row has changed.</summary>
    public EquatableArray<string> Rewrites { get; init; } = EquatableArrays.Empty<string>();

    /// <summary>How rows without a cursor are found; null where every row has one.</summary>
    public UnsetSpec? Unset { get; init; }
}
