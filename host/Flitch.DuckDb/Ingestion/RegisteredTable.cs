namespace Flitch.DuckDb.Ingestion;

/// <summary>A table that DuckDB knows, and what it threw last.</summary>
internal sealed class RegisteredTable(DuckDbTable table)
{
    private Exception? _failure;

    public DuckDbTable Table { get; } = table;

    public void Fail(Exception failure) => Volatile.Write(ref _failure, failure);

    public Exception? TakeFailure() => Interlocked.Exchange(ref _failure, null);
}
