using Flitch.Connectors.Columns;
using Flitch.Connectors.Reading;
using Flitch.Storage.Datasets;
using Flitch.Storage.Manifests;
using Flitch.Storage.Snapshots;

namespace Flitch.Pipeline.Refreshing.Listings;

/// <summary>The writer of one listing of a dataset.</summary>
/// <param name="dataset">The dataset.</param>
/// <param name="listing">The listing's name; null for the ordinary one.</param>
/// <param name="selection">Which rows are the listing's.</param>
internal sealed class ListedWriter(ListedDataset dataset, string? listing, Func<RowSelection> selection) : IDatasetWriter
{
    public Manifest Manifest => dataset.Inner.Manifest;

    public RefreshState State => listing is null ? Manifest.State : dataset.State(listing).State;

    public long StagedRows => dataset.Inner.StagedRows;

    /// <summary>Only the ordinary listing puts a dataset that is read anew in the place of the live one; the others add to it before.</summary>
    public bool IsReplacement => listing is null && dataset.Inner.IsReplacement;

    public long RowsBefore => dataset.Inner.RowsBefore;

    public void Stage(RecordBatch batch, RowStamp stamp) => dataset.Inner.Stage(batch, stamp);

    public Task<CommitResult> CommitAsync(RefreshState state, CancellationToken cancellationToken) => dataset.CommitAsync(listing, state, cancellationToken);

    public Task<SnapshotResult> CommitSnapshotAsync(DateTimeOffset takenAt, string runId, RefreshState state, CancellationToken cancellationToken) =>
        dataset.Inner.CommitSnapshotAsync(takenAt, runId, state, cancellationToken);

    public Task<CommitResult> PublishAsync(RefreshState state, CancellationToken cancellationToken) => dataset.PublishAsync(state, cancellationToken);

    public Task<long> CountRowsAsync(ReadInterval interval, CancellationToken cancellationToken) => CountRowsAsync(interval, selection(), cancellationToken);

    public Task<long?> FindMedianSecondAsync(ReadInterval interval, CancellationToken cancellationToken) =>
        FindMedianSecondAsync(interval, selection(), cancellationToken);

    public Task<long> CountRowsAsync(ReadInterval interval, RowSelection selected, CancellationToken cancellationToken) =>
        selected is { Along: null, Only: null, Among: null, Without: [] }
            ? dataset.Inner.CountRowsAsync(interval, cancellationToken)
            : dataset.Inner.CountRowsAsync(interval, selected, cancellationToken);

    public Task<long?> FindMedianSecondAsync(ReadInterval interval, RowSelection selected, CancellationToken cancellationToken) =>
        selected is { Along: null, Only: null, Among: null, Without: [] }
            ? dataset.Inner.FindMedianSecondAsync(interval, cancellationToken)
            : dataset.Inner.FindMedianSecondAsync(interval, selected, cancellationToken);

    public Task<IReadOnlyList<bool>> FindKnownAsync(RecordBatch batch, CancellationToken cancellationToken) => dataset.Inner.FindKnownAsync(batch, cancellationToken);
}
