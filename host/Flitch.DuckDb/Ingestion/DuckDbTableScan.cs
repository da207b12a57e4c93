namespace Flitch.DuckDb.Ingestion;

/// <summary>One reading of a <see cref="DuckDbTable"/>; disposed when the query ends, however it does.</summary>
public abstract class DuckDbTableScan : IDisposable
{
    /// <summary>
    /// Writes up to <see cref="DuckDbChunkWriter.Capacity"/> rows and returns how many; 0 ends the reading. Called on DuckDB's threads, by as many at once as
    /// <see cref="DuckDbTable.MaxThreads"/> says, each with a chunk of its own.
    /// </summary>
    public abstract int Read(DuckDbChunkWriter chunk);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what the scan holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
