using Flitch.Connectors.Reading;
using Flitch.Pipeline.Runs;
using Flitch.Pipeline.Verifying;
using Flitch.Storage.Manifests;

namespace Flitch.Pipeline.Refreshing;

/// <summary>What a manifest says of how far a dataset is.</summary>
internal static class ManifestFacts
{
    /// <summary>The service's clock to which the dataset is up to date; null before its first refresh.</summary>
    public static DateTimeOffset? AsOf(Manifest manifest) =>
        Newest(manifest.State) is { } newest ? DateTimeOffset.FromUnixTimeSeconds(newest.To) : manifest.State.RefreshedAt ?? manifest.Snapshot?.TakenAt;

    /// <summary>The newest stretch that is complete in all listings; null when there is none.</summary>
    public static CompleteRange? Complete(Manifest manifest) =>
        States(manifest).Select(Newest).Aggregate(Common) is { } newest
            ? new CompleteRange(newest.From is { } from ? DateTimeOffset.FromUnixTimeSeconds(from) : null, DateTimeOffset.FromUnixTimeSeconds(newest.To))
            : null;

    /// <summary>Gaps below the newest complete second, down to the dataset's start, in any listing.</summary>
    public static int Gaps(Manifest manifest) => Newest(manifest.State) is { } newest
        ? States(manifest).Sum(s => IntervalSet.Gaps(s.Intervals, new ReadInterval(manifest.State.StartDate, Newest(s)?.To ?? newest.To)).Count)
        : 0;

    /// <summary>
    /// What is known of the rows' completeness: the worst that is known of any listing; null when nothing was compared yet. The listing of a value that is gone says
    /// nothing any more.
    /// </summary>
    public static Proof? Proof(RefreshState state) => state.Listings
        .Where(l => ObjectListing.ValueOf(l.Name) is null || l.Decision == ListingDecision.Separate)
        .Select(l => ProofOf(l.State)).Aggregate(ProofOf(state), (worst, next) => Verifying.Proof.Worse(worst, next));

    /// <summary>What is known of one listing.</summary>
    public static Proof? ProofOf(RefreshState state) => state is { Verdict: { } words, VerdictAt: { } at }
        ? new Proof(ProofNames.Read(state.VerdictState), at, words)
        : null;

    /// <summary>The states of the listings that hold the dataset's rows along the cursor.</summary>
    private static IEnumerable<RefreshState> States(Manifest manifest)
    {
        var beside = manifest.State.Listings.Where(l => l.Decision == ListingDecision.Separate).ToList();

        // An object that is listed for each of some values has no ordinary listing.
        return beside.Exists(l => ObjectListing.ValueOf(l.Name) is not null) ? beside.Select(l => l.State) : beside.Select(l => l.State).Prepend(manifest.State);
    }

    private static ReadInterval? Common(ReadInterval? first, ReadInterval? second) =>
        first is { } a && second is { } b && IntervalSet.Common([a], [b]) is [.., var both] ? both : null;

    public static ReadInterval? Newest(RefreshState state) => state.Intervals.Count > 0 ? state.Intervals[^1] : null;
}
