using Flitch.Connectors.Columns;
using Flitch.Connectors.Reading;
using Flitch.Storage.Datasets;
using Flitch.Storage.Manifests;
using Flitch.Storage.Snapshots;

namespace Flitch.Pipeline.Refreshing;

/// <summary>
/// What refreshing wants of a dataset's writer; the members are those of <see cref="DatasetWriter"/>. The seam lets tests kill a run at every single step
/// thousands of times, which files on a disk would be too slow for.
/// </summary>
internal interface IDatasetWriter
{
    Manifest Manifest { get; }

    /// <summary>The last committed state of what is written: the manifest's, or in it that of one listing.</summary>
    RefreshState State { get; }

    long StagedRows { get; }

    bool IsReplacement { get; }

    long RowsBefore { get; }

    void Stage(RecordBatch batch, RowStamp stamp);

    Task<CommitResult> CommitAsync(RefreshState state, CancellationToken cancellationToken);

    Task<SnapshotResult> CommitSnapshotAsync(DateTimeOffset takenAt, string runId, RefreshState state, CancellationToken cancellationToken);

    Task<CommitResult> PublishAsync(RefreshState state, CancellationToken cancellationToken);

    Task<long> CountRowsAsync(ReadInterval interval, CancellationToken cancellationToken);

    Task<long?> FindMedianSecondAsync(ReadInterval interval, CancellationToken cancellationToken);

    Task<long> CountRowsAsync(ReadInterval interval, RowSelection selection, CancellationToken cancellationToken);

    Task<long?> FindMedianSecondAsync(ReadInterval interval, RowSelection selection, CancellationToken cancellationToken);

    Task<IReadOnlyList<bool>> FindKnownAsync(RecordBatch batch, CancellationToken cancellationToken);
}
