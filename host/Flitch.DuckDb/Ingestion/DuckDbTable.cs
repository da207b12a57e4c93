using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Ingestion;

/// <summary>
/// Rows in managed memory that DuckDB reads as a table, chunk by chunk, without copying them anywhere first:
/// register it with <see cref="DuckDbConnection.RegisterTable"/>, then <c>COPY (SELECT … FROM name) TO …</c>. Most sources are a <see cref="DuckDbBatchTable"/>.
/// What its methods throw fails the query: the text is DuckDB's message, the exception itself is the <see cref="DuckDbException"/>'s inner one.
/// </summary>
public abstract class DuckDbTable
{
    /// <summary>The columns; they must not change while the table is registered.</summary>
    public abstract IReadOnlyList<DuckDbColumn> Columns { get; }

    /// <summary>How many rows there are, for the plan; null when that is not known.</summary>
    public virtual long? RowCount => null;

    /// <summary>
    /// How many of DuckDB's threads may read at once. With 1, the default, rows come in the source's order; with more, a query that needs an order must say so.
    /// </summary>
    public virtual int MaxThreads => 1;

    /// <summary>Begins to read the table once; a query that names it twice reads it twice.</summary>
    /// <param name="columns">The columns that the query needs, as indices into <see cref="Columns"/>; the others need not be made.</param>
    public abstract DuckDbTableScan OpenScan(IReadOnlyList<int> columns);
}
