using Flitch.Connectors;
using Flitch.Pipeline.Runs;
using Flitch.Pipeline.Verifying;

namespace Flitch.Pipeline.Status;

/// <summary>How one dataset stands.</summary>
/// <param name="Dataset">Its name.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Enabled">Whether it is picked.</param>
/// <param name="Rows">Rows stored.</param>
/// <param name="Partitions">Partitions that hold rows.</param>
/// <param name="AsOf">The service's clock to which it is up to date; null before its first refresh.</param>
/// <param name="Complete">The newest complete stretch; null for snapshots and when nothing is complete.</param>
/// <param name="Gaps">Stretches that are still missing.</param>
/// <param name="RefreshEvery">How often it refreshes by itself; null when off.</param>
/// <param name="NextAt">When it refreshes next by itself; null when off.</param>
/// <param name="Error">What the last refresh said of it, or why its files cannot be read; null when all is well.</param>
/// <param name="Proof">Whether its rows were proven complete, and when; null before that, and for snapshots.</param>
public sealed record DatasetStatus(
    string Dataset,
    string Title,
    bool Enabled,
    long Rows,
    int Partitions,
    DateTimeOffset? AsOf,
    CompleteRange? Complete,
    int Gaps,
    TimeSpan? RefreshEvery,
    DateTimeOffset? NextAt,
    ErrorInfo? Error,
    Proof? Proof)
{
    /// <summary>When the last refresh that said something of it began; null before the first.</summary>
    public DateTimeOffset? AttemptedAt { get; init; }

    /// <summary>Scheduled refreshes that failed since the last that went well.</summary>
    public int Failures { get; init; }

    /// <summary>When its schedule was switched off, because of <see cref="Error"/>; null while it is on, and where there is none.</summary>
    public DateTimeOffset? SwitchedOffAt { get; init; }
}
