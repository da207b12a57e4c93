using Flitch.Connectors.Reading;
using Flitch.Pipeline.Progress;
using Flitch.Pipeline.Refreshing.Listings;
using Flitch.Pipeline.Telemetry;
using Flitch.Storage;
using Flitch.Storage.Datasets;
using Microsoft.Extensions.Logging;

namespace Flitch.Pipeline.Refreshing;

/// <summary>What all datasets of one run share.</summary>
internal sealed record RunScope
{
    public required string RunId { get; init; }

    public required DataFolder Folder { get; init; }

    public required ConnectionName Connection { get; init; }

    public required IConnector Connector { get; init; }

    /// <summary>Brings the request log to the disk.</summary>
    public required Func<CancellationToken, Task> FlushLogAsync { get; init; }

    /// <summary>What is known of the key; null where a test does without.</summary>
    public KeyKnowledge? Key { get; init; }

    public required ProgressTracker Progress { get; init; }

    /// <summary>The run's spans; null where a test does without.</summary>
    public RunTelemetry? Telemetry { get; init; }

    public required PipelineOptions Options { get; init; }

    public required RefreshOptions Refresh { get; init; }

    /// <summary>Lets others have their turn before the next page of a backfill: what was asked for while it goes on.</summary>
    public Func<DatasetSession, CancellationToken, Task> YieldAsync { get; init; } = static (_, _) => Task.CompletedTask;

    /// <summary>What the run's snapshots tell about listings that may have rows.</summary>
    public required VariantSigns Signs { get; init; }

    public required TimeProvider Clock { get; init; }

    public required ILogger Logger { get; init; }
}
