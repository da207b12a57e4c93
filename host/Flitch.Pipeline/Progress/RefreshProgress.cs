namespace Flitch.Pipeline.Progress;

/// <summary>How far a run is; handed out at most about ten times a second.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Connection">The connection.</param>
/// <param name="Current">The dataset at work; null between datasets.</param>
/// <param name="Datasets">All datasets of the run in the order in which they are refreshed.</param>
/// <param name="Rows">Rows received so far.</param>
/// <param name="Calls">Calls made so far.</param>
/// <param name="Elapsed">Since the run began.</param>
/// <param name="TimeLeft">Estimate by the pace so far; null while unknown.</param>
/// <param name="Waiting">Why the run waits right now, for people; null when it does not.</param>
/// <param name="WaitingUntil">When that wait ends; null when it does not wait.</param>
public sealed record RefreshProgress(
    string RunId,
    string Connection,
    string? Current,
    IReadOnlyList<DatasetProgress> Datasets,
    long Rows,
    int Calls,
    TimeSpan Elapsed,
    TimeSpan? TimeLeft,
    string? Waiting,
    DateTimeOffset? WaitingUntil)
{
    /// <summary>0 to 1 over all datasets; null while unknown.</summary>
    public double? Share { get; init; }

    /// <summary>What the backfill takes, from the moment when it was known; null before, and when there is none.</summary>
    public RefreshPlan? Plan { get; init; }
}
