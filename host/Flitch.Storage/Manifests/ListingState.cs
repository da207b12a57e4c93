namespace Flitch.Storage.Manifests;

/// <summary>How far a listing beside the ordinary one is read.</summary>
/// <param name="Name">The listing's name.</param>
public sealed record ListingState(string Name)
{
    /// <summary>What asking for it has shown; unknown for rows without a cursor, which are only compared.</summary>
    public ListingDecision Decision { get; init; }

    /// <summary>When it was last asked for, by the service's clock; null when it was not, or the dataset has been read further back since.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>Rows at or before this Unix second were not asked for then; null means everything.</summary>
    public long? AskedFrom { get; init; }

    /// <summary>Its own complete stretches, known offset and verdict.</summary>
    public RefreshState State { get; init; } = RefreshState.Empty;
}
