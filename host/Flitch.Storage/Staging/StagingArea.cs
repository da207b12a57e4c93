using Flitch.Connectors.Columns;
using Flitch.DuckDb;
using Flitch.DuckDb.Ingestion;
using Flitch.Storage.Datasets;
using Flitch.Storage.Errors;
using Flitch.Storage.Files;

namespace Flitch.Storage.Staging;

/// <summary>
/// Rows that wait for the next commit: the newest in managed memory, the others in DuckDB's temporary table <c>staged</c>, which spills to the disk when there
/// are many.
/// </summary>
internal sealed class StagingArea : IDisposable
{
    private const int BufferedRows = 16_384;
    private const long BufferedText = 4 * 1024 * 1024;

    private readonly DuckDbConnection _connection;
    private readonly DatasetSchema _schema;
    private readonly string _dataset;
    private readonly RowBuffer _buffer;
    private long _flushed;

    public StagingArea(DuckDbConnection connection, DatasetSchema schema, string dataset)
    {
        _connection = connection;
        _schema = schema;
        _dataset = dataset;
        _buffer = new(schema);
        Recreate();
    }

    public long Rows => _flushed + _buffer.RowCount;

    public void Add(RecordBatch batch, RowStamp stamp)
    {
        CheckKeys(batch);
        _buffer.Add(batch, stamp, Rows);
        if (_buffer.RowCount >= BufferedRows || _buffer.TextBytes >= BufferedText)
        {
            Flush();
        }
    }

    /// <summary>Brings all rows into the table <c>staged</c>.</summary>
    public void Flush()
    {
        if (_buffer.RowCount == 0)
        {
            return;
        }

        var rows = _buffer.RowCount;
        Load("INSERT INTO staged SELECT * FROM _incoming", _buffer);
        _buffer.Clear();
        _flushed += rows;
    }

    /// <summary>Makes the table <c>probe</c> of a batch that is only asked about; its <c>_seq</c> is the row in the batch.</summary>
    public void LoadProbe(RecordBatch batch)
    {
        using var buffer = new RowBuffer(_schema);
        buffer.Add(batch, default(RowStamp) with { RunId = "" }, 0);
        Load("CREATE OR REPLACE TEMP TABLE probe AS SELECT * FROM _incoming", buffer);
    }

    public void Clear()
    {
        _buffer.Clear();
        if (_flushed > 0)
        {
            Recreate();
        }
    }

    public void Dispose() => _buffer.Dispose();

    private void Load(string sql, RowBuffer rows)
    {
        _connection.RegisterTable("_incoming", new DuckDbBatchTable(rows.Columns, [rows]));
        try
        {
            _connection.Run(sql);
        }
        finally
        {
            _connection.UnregisterTable("_incoming");
        }
    }

    /// <summary>Empties the table <c>staged</c>, whoever filled it.</summary>
    public void Recreate()
    {
        _connection.Run($"CREATE OR REPLACE TEMP TABLE staged ({_schema.ColumnDefinitions()}, _part DATE, _seq BIGINT)");
        _flushed = 0;
    }

    // A row without its key would be added anew by every commit.
    private void CheckKeys(RecordBatch batch)
    {
        foreach (var name in _schema.Descriptor.PrimaryKey)
        {
            var column = batch.Columns[_schema.SourceNames.ToList().IndexOf(name)];
            if (column.NullCount > 0)
            {
                throw StorageErrors.NullKey(_dataset, name, Enumerable.Range(0, column.Count).First(column.IsNull));
            }
        }
    }
}
