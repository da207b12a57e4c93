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

    public async Task<long?> FindMedianSecondAsync(ReadInterval interval, CancellationToken cancellationToken)
    {
        var rows = await CountRowsAsync(interval, cancellationToken);
        var low = Math.Max(interval.From ?? long.MinValue, ((writer.Manifest.First ?? 0) / 1_000_000) - 1);
        var high = Math.Min(interval.To, ((writer.Manifest.Last ?? 0) / 1_000_000) + 1);
        if (rows == 0)
        {
            return null;
        }

        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var below = await CountRowsAsync(interval with { To = middle }, cancellationToken);
            (low, high) = 2 * below >= rows ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    public Task<long> CountRowsAsync(ReadInterval interval, RowSelection selection, CancellationToken cancellationToken) =>
        writer.CountRowsAsync(interval, selection, cancellationToken);

    public Task<long?> FindMedianSecondAsync(ReadInterval interval, RowSelection selection, CancellationToken cancellationToken) =>
        writer.FindMedianSecondAsync(interval, selection, cancellationToken);

    public Task<IReadOnlyList<bool>> FindKnownAsync(RecordBatch batch, CancellationToken cancellationToken) => writer.FindKnownAsync(batch, cancellationToken);
}
