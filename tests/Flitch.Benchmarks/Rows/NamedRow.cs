using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;

namespace Flitch.Benchmarks.Rows;

/// <summary>A row of a batch, filled by the names of its columns. What is not named is NULL.</summary>
/// <param name="batch">The batch.</param>
/// <param name="descriptor">Says which column is where.</param>
internal readonly struct NamedRow(RecordBatch batch, ObjectDescriptor descriptor)
{
    public void Text(string column, string text) => ((TextColumn)Find(column)).Append(text);

    public void Time(string column, long microseconds) => ((Int64Column)Find(column)).Append(microseconds);

    public void Amount(string column, Int128 unscaled) => ((DecimalColumn)Find(column)).Append(unscaled);

    /// <summary>Ends the row.</summary>
    public void End()
    {
        batch.Rescued.AppendNull();
        foreach (var column in batch.Columns)
        {
            if (column.Count < batch.RowCount)
            {
                column.AppendNull();
            }
        }
    }

    private Column Find(string name)
    {
        for (var i = 0; i < descriptor.Columns.Count; i++)
        {
            if (descriptor.Columns[i].Name == name)
            {
                return batch.Columns[i];
            }
        }

        throw new ArgumentException(name);
    }
}
