using Flitch.Connectors.Reading;

namespace Flitch.Storage.Manifests;

/// <summary>How far a listing beside the ordinary one is read.</summary>
/// <param name="Name">The listing's name.</param>
public sealed record ListingState(string Name)
{
    /// <summary>What asking for it has shown.</summary>
    public ListingDecision Decision { get; init; }

    /// <summary>When it was last asked for, by the service's clock.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>Rows at or before this Unix second were not asked for then; null means everything.</summary>
    public long? AskedFrom { get; init; }

    /// <summary>The stretches that are complete, as <see cref="RefreshState.Intervals"/>. Empty unless it is read by itself.</summary>
    public IReadOnlyList<ReadInterval> Intervals
    {
        get;
        init => field = IntervalSet.Normalize(value);
    }
    = [];

    /// <summary>Steady difference of the service's count to the rows that it serves; null while none is known.</summary>
    public long? KnownCountOffset { get; init; }
}
