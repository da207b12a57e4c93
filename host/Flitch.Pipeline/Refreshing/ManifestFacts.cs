using Flitch.Connectors.Reading;
using Flitch.Pipeline.Verifying;
using Flitch.Storage.Manifests;

namespace Flitch.Pipeline.Refreshing;

/// <summary>What a manifest says of how far a dataset is.</summary>
internal static class ManifestFacts
{
    /// <summary>The service's clock to which the dataset is up to date; null before its first refresh.</summary>
    public static DateTimeOffset? AsOf(Manifest manifest) =>
        Newest(manifest.State) is { } newest ? DateTimeOffset.FromUnixTimeSeconds(newest.To) : manifest.State.RefreshedAt ?? manifest.Snapshot?.TakenAt;

    /// <summary>The newest complete stretch.</summary>
    public static CompleteRange? Complete(Manifest manifest) => Newest(manifest.State) is { } newest
        ? new CompleteRange(newest.From is { } from ? DateTimeOffset.FromUnixTimeSeconds(from) : null, DateTimeOffset.FromUnixTimeSeconds(newest.To))
        : null;

    /// <summary>Gaps below the newest complete second, down to the dataset's start.</summary>
    public static int Gaps(Manifest manifest) => Newest(manifest.State) is { } newest
        ? IntervalSet.Gaps(manifest.State.Intervals, new ReadInterval(manifest.State.StartDate, newest.To)).Count
        : 0;

    /// <summary>What is known of the rows' completeness; null when nothing was compared yet.</summary>
    public static Proof? Proof(RefreshState state) => state is { Verdict: { } words, VerdictAt: { } at }
        ? new Proof(ProofNames.Read(state.VerdictState), at, words)
        : null;

    public static ReadInterval? Newest(RefreshState state) => state.Intervals.Count > 0 ? state.Intervals[^1] : null;
}
