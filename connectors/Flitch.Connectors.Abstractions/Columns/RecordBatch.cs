namespace Flitch.Connectors.Columns;

/// <summary>
/// Rows in columns: an object's source columns in its catalogue order, and beside them the text of what was not understood. One batch holds one page
/// or many. The generated batches (<c>LedgersBatch</c>) add a typed property per column.
/// </summary>
public class RecordBatch : IDisposable
{
    /// <summary>Makes an empty batch.</summary>
    /// <param name="types">The source columns' types, in catalogue order.</param>
    public RecordBatch(IReadOnlyList<ColumnType> types)
    {
        var columns = new Column[types.Count];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = Column.Create(types[i]);
        }

        Columns = columns;
    }

    /// <summary>The source columns in catalogue order.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>
    /// <c>_rescued</c>: a JSON object with the fields that the schema does not know or could not parse, each with its raw value; null when there is none.
    /// </summary>
    public TextColumn Rescued { get; } = new();

    /// <summary>Whole rows. Every column has this many values between two records.</summary>
    public int RowCount => Rescued.Count;

    /// <summary>Takes back every value from row <paramref name="rowCount"/> on, in every column.</summary>
    /// <param name="rowCount">How many rows stay.</param>
    public void Truncate(int rowCount)
    {
        foreach (var column in Columns)
        {
            column.Truncate(Math.Min(rowCount, column.Count));
        }

        Rescued.Truncate(Math.Min(rowCount, Rescued.Count));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives the memory back to the pool.</summary>
    /// <param name="disposing">Always true: there is no finaliser.</param>
    protected virtual void Dispose(bool disposing)
    {
        foreach (var column in Columns)
        {
            column.Dispose();
        }

        Rescued.Dispose();
    }
}
