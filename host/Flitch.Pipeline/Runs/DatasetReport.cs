using Flitch.Connectors;
using Flitch.Pipeline.Verifying;

namespace Flitch.Pipeline.Runs;

/// <summary>What a run did for one dataset.</summary>
public sealed record DatasetReport
{
    /// <summary>The dataset's name.</summary>
    public required string Dataset { get; init; }

    /// <summary>True when it is up to date; false when <see cref="Error"/> says why not, or the run ended before its turn.</summary>
    public required bool Succeeded { get; init; }

    /// <summary>Rows stored after the run.</summary>
    public long Rows { get; init; }

    /// <summary>Rows that were not stored before; for a snapshot the rows of a snapshot that differs from the last.</summary>
    public long Added { get; init; }

    /// <summary>Stored rows whose values changed.</summary>
    public long Changed { get; init; }

    /// <summary>Rows received, repeated ones included.</summary>
    public long Received { get; init; }

    /// <summary>Partitions that hold rows after the run; 1 for a snapshot.</summary>
    public int Partitions { get; init; }

    /// <summary>Commits that changed something.</summary>
    public int Commits { get; init; }

    /// <summary>Calls made, failed attempts included.</summary>
    public int Calls { get; init; }

    /// <summary>Calls among them that were made again because the one before had failed.</summary>
    public int Retries { get; init; }

    /// <summary>Time spent waiting for the call counter and between attempts.</summary>
    public TimeSpan Waited { get; init; }

    /// <summary>Time from its first call to its last commit.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The service's clock to which the rows are up to date; null when nothing is known.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>The newest complete stretch; null for snapshots and when nothing is complete.</summary>
    public CompleteRange? Complete { get; init; }

    /// <summary>Gaps that are still open, for later runs.</summary>
    public int Gaps { get; init; }

    /// <summary>Whether the rows were proven complete by this run; null when it did not come to that, and for snapshots.</summary>
    public Proof? Proof { get; init; }

    /// <summary>What a verification found; null for a refresh.</summary>
    public Verification? Verification { get; init; }

    /// <summary>How the answers differed from the schema.</summary>
    public IReadOnlyList<DriftReport> Drift { get; init; } = [];

    /// <summary>What a person should know: an empty dataset's reason, an order that was not newest first.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>Why it is not up to date; null when it is.</summary>
    public ErrorInfo? Error { get; init; }
}
