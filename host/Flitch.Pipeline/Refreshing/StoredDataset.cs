using Flitch.Connectors.Columns;
using Flitch.Connectors.Reading;
using Flitch.Storage.Datasets;
using Flitch.Storage.Manifests;
using Flitch.Storage.Snapshots;

namespace Flitch.Pipeline.Refreshing;

/// <summary>The writer of a dataset in the data folder.</summary>
internal sealed class StoredDataset(DatasetWriter writer) : IDatasetWriter
{
    public Manifest Manifest => writer.Manifest;

    public RefreshState State => writer.Manifest.State;

    public long StagedRows => writer.StagedRows;

    public bool IsReplacement => writer.IsReplacement;

    public long RowsBefore => writer.RowsBefore;

    public void Stage(RecordBatch batch, RowStamp stamp) => writer.Stage(batch, stamp);

    public Task<CommitResult> CommitAsync(RefreshState state, CancellationToken cancellationToken) => writer.CommitAsync(state, cancellationToken);

    public Task<SnapshotResult> CommitSnapshotAsync(DateTimeOffset takenAt, string runId, RefreshState state, CancellationToken cancellationToken) =>
        writer.CommitSnapshotAsync(takenAt, runId, state, cancellationToken);

    public Task<CommitResult> PublishAsync(RefreshState state, CancellationToken cancellationToken) => writer.PublishAsync(state, cancellationToken);

    public Task<long> CountRowsAsync(ReadInterval interval, CancellationToken cancellationToken) => writer.CountRowsAsync(interval, cancellationToken);

    public Task<long?> FindMedianSecondAsync(ReadInterval interval, CancellationToken cancellationToken) =>
        writer.FindMedianSecondAsync(interval, cancellationToken);

    public Task<long> CountRowsAsync(ReadInterval interval, RowSelection selection, CancellationToken cancellationToken) =>
        writer.CountRowsAsync(interval, selection, cancellationToken);

    public Task<long?> FindMedianSecondAsync(ReadInterval interval, RowSelection selection, CancellationToken cancellationToken) =>
        writer.FindMedianSecondAsync(interval, selection, cancellationToken);

    public Task<IReadOnlyList<bool>> FindKnownAsync(RecordBatch batch, CancellationToken cancellationToken) => writer.FindKnownAsync(batch, cancellationToken);
}
