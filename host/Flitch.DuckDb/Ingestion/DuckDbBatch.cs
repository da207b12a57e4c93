namespace Flitch.DuckDb.Ingestion;

/// <summary>Some rows of a <see cref="DuckDbBatchTable"/>, kept column by column. It must not change, and its memory must stay, while the table is registered.</summary>
public abstract class DuckDbBatch
{
    /// <summary>How many rows.</summary>
    public abstract int RowCount { get; }

    /// <summary>Writes <paramref name="count"/> rows of a column from row <paramref name="offset"/> on: its values, and its validity bits if it has NULLs.</summary>
    /// <param name="column">Index into the table's columns.</param>
    /// <param name="offset">The batch's first row to write.</param>
    /// <param name="count">How many rows, at least one.</param>
    /// <param name="vector">Where to write; it stands at the right row already.</param>
    public abstract void WriteColumn(int column, int offset, int count, DuckDbVectorWriter vector);
}
