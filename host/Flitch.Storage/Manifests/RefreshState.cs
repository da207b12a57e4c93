using Flitch.Connectors.Reading;

namespace Flitch.Storage.Manifests;

/// <summary>
/// How far a dataset is read: what refreshing has to remember. It is saved in the manifest in the same rename as the rows, so it can never be ahead of
/// them. All members have the meaning of design §7; a dataset that was never read has <see cref="Empty"/>.
/// </summary>
public sealed record RefreshState
{
    /// <summary>Nothing was read yet.</summary>
    public static RefreshState Empty { get; } = new();

    /// <summary>
    /// The stretches that are complete, in whole Unix seconds <c>(from, to]</c>, oldest first. Set in any order; kept disjoint: what overlaps or touches is joined.
    /// Empty for snapshots.
    /// </summary>
    public IReadOnlyList<ReadInterval> Intervals
    {
        get;
        init => field = IntervalSet.Normalize(value);
    }
    = [];

    /// <summary>Rows before this Unix second were not asked for; null means everything.</summary>
    public long? StartDate { get; init; }

    /// <summary>Steady difference of the service's count to the rows that it serves; null while none is known.</summary>
    public long? KnownCountOffset { get; init; }

    /// <summary>
    /// A difference of the service's count to the rows stored that was looked for and that no page accounted for; null when there is none. It is looked for
    /// again a day after <see cref="VerdictAt"/>.
    /// </summary>
    public long? OpenDifference { get; init; }

    /// <summary>When the last refresh ended well, by the service's clock; what a person sees as "as of".</summary>
    public DateTimeOffset? RefreshedAt { get; init; }

    /// <summary>When the whole dataset was last read (<c>--full</c>, or the first run that reached the beginning).</summary>
    public DateTimeOffset? FullAt { get; init; }

    /// <summary>When the overlap was last read.</summary>
    public DateTimeOffset? OverlapAt { get; init; }

    /// <summary>
    /// Unix seconds that hold rows which newer rows have changed since they were read (a closing trade rewrites its opening trade), oldest first. A commit adds
    /// those that its rows name; refreshing takes them away with the rows that it read again.
    /// </summary>
    public IReadOnlyList<long> Rewritten { get; init; } = [];

    /// <summary>Listings beside the ordinary one.</summary>
    public IReadOnlyList<ListingState> Listings { get; init; } = [];

    /// <summary>Rows moved to <c>_removed</c> so far.</summary>
    public long RemovedRows { get; init; }

    /// <summary>The key's own date range ended the reading here (Unix seconds): rows below are never called removed. Null when it is not limited.</summary>
    public long? KeyFrom { get; init; }

    /// <summary>The upper end of the key's date range (Unix seconds); null when it is not limited.</summary>
    public long? KeyTo { get; init; }

    /// <summary>The last verdict in one word: <c>proven</c>, <c>provenWithOffset</c>, <c>unproven</c> or <c>difference</c>; null when none was made.</summary>
    public string? VerdictState { get; init; }

    /// <summary>The last verdict of comparing counts, in a person's words; null when none was made.</summary>
    public string? Verdict { get; init; }

    /// <summary>When <see cref="Verdict"/> was reached.</summary>
    public DateTimeOffset? VerdictAt { get; init; }

    /// <summary>The state of a listing beside the ordinary one; a new one where nothing is known of it.</summary>
    /// <param name="name">The listing's name.</param>
    public ListingState Listing(string name) => Listings.FirstOrDefault(l => l.Name == name) ?? new(name);

    /// <summary>The state with that of one listing put in place.</summary>
    /// <param name="listing">How far it is read.</param>
    public RefreshState With(ListingState listing) =>
        this with { Listings = [.. Listings.Where(l => l.Name != listing.Name).Append(listing).OrderBy(l => l.Name, StringComparer.Ordinal)] };

    /// <summary>The state that no longer claims some stretches, in any of its listings.</summary>
    /// <param name="stretches">What is complete no more.</param>
    /// <param name="rowsWithoutCursor">Whether rows without a cursor are not complete either; the listings beside the ordinary one hold those, along times of their own.</param>
    internal RefreshState Without(IReadOnlyCollection<ReadInterval> stretches, bool rowsWithoutCursor) => this with
    {
        Intervals = stretches.Aggregate(Intervals, IntervalSet.Remove),
        Listings = [.. Listings.Select(l => rowsWithoutCursor
            ? l with { AskedAt = null, State = l.State with { Intervals = [] } }
            : l with { State = l.State.Without(stretches, rowsWithoutCursor) })],
    };
}
