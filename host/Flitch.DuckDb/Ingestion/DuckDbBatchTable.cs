using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Ingestion;

/// <summary>A table made of batches of any size; small ones are put together into full chunks, large ones cut.</summary>
/// <param name="columns">The columns of every batch.</param>
/// <param name="batches">The batches, in the rows' order.</param>
/// <param name="maxThreads">How many of DuckDB's threads may read at once, see <see cref="DuckDbTable.MaxThreads"/>.</param>
public sealed class DuckDbBatchTable(IReadOnlyList<DuckDbColumn> columns, IReadOnlyList<DuckDbBatch> batches, int maxThreads = 1) : DuckDbTable
{
    /// <inheritdoc/>
    public override IReadOnlyList<DuckDbColumn> Columns { get; } = columns;

    /// <inheritdoc/>
    public override long? RowCount => Batches.Sum(batch => (long)batch.RowCount);

    /// <inheritdoc/>
    public override int MaxThreads { get; } = maxThreads;

    /// <summary>The batches, in the rows' order.</summary>
    public IReadOnlyList<DuckDbBatch> Batches { get; } = batches;

    /// <inheritdoc/>
    public override DuckDbTableScan OpenScan(IReadOnlyList<int> columns) => new BatchScan(Batches, columns);
}
