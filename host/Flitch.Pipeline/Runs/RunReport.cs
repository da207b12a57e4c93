using Flitch.Connectors;
using Flitch.Pipeline.Progress;
using Flitch.Pipeline.Refreshing;

namespace Flitch.Pipeline.Runs;

/// <summary>What a run did, or has done so far.</summary>
public sealed record RunReport
{
    /// <summary>The run's id; sorts by time.</summary>
    public required string RunId { get; init; }

    /// <summary>The connection's name.</summary>
    public required string Connection { get; init; }

    /// <summary>How it stands or ended.</summary>
    public required RunState State { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended; null while it goes on.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What sort of run it is.</summary>
    public RunKind Kind { get; init; }

    /// <summary>What asked for it, one of <see cref="RefreshTriggers"/>.</summary>
    public string Trigger { get; init; } = RefreshTriggers.Command;

    /// <summary>Dataset by dataset, in the order in which they were refreshed.</summary>
    public IReadOnlyList<DatasetReport> Datasets { get; init; } = [];

    /// <summary>What stopped the whole run; null when nothing did. A dataset's own error stands with the dataset.</summary>
    public ErrorInfo? Error { get; init; }

    /// <summary>How far it is, of a run that goes on; null otherwise.</summary>
    public RefreshProgress? Progress { get; init; }

    /// <summary>
    /// True when this request joined a run that was already going on. <see cref="Datasets"/> are then those that were asked for, with all that the run has done
    /// for them so far, and <see cref="State"/> is theirs; the run itself may go on.
    /// </summary>
    public bool Attached { get; init; }

    /// <summary>Calls of all datasets.</summary>
    public int Calls => Datasets.Sum(d => d.Calls);

    /// <summary>Calls among them that were made again because the one before had failed.</summary>
    public int Retries => Datasets.Sum(d => d.Retries);

    /// <summary>Rows added in all datasets.</summary>
    public long Added => Datasets.Sum(d => d.Added);

    /// <summary>Rows changed in all datasets.</summary>
    public long Changed => Datasets.Sum(d => d.Changed);

    /// <summary>Time spent waiting; so far, of a run that goes on.</summary>
    public TimeSpan Waited => Progress is { } progress
        ? progress.Datasets.Aggregate(TimeSpan.Zero, (sum, d) => sum + d.Waited)
        : Datasets.Aggregate(TimeSpan.Zero, (sum, d) => sum + d.Waited);

    /// <summary>Time spent waiting for one dataset; so far, of a run that goes on.</summary>
    /// <param name="dataset">What is known of the dataset.</param>
    public TimeSpan WaitedFor(DatasetReport dataset) => Progress?.Datasets.FirstOrDefault(d => d.Dataset == dataset.Dataset)?.Waited ?? dataset.Waited;

    /// <summary>The errors of the run and its datasets; those that need a person come first.</summary>
    public IReadOnlyList<ErrorInfo> Errors => RunErrors.Of(this);
}
