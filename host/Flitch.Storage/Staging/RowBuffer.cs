using Flitch.Connectors.Columns;
using Flitch.DuckDb.Ingestion;
using Flitch.DuckDb.Types;
using Flitch.Storage.Datasets;
using Flitch.Storage.Files;

namespace Flitch.Storage.Staging;

/// <summary>
/// Rows of several pages in managed memory, as a table for DuckDB: the dataset's columns, then <c>_part</c> (the partition's first day) and <c>_seq</c> (the
/// order of staging).
/// </summary>
internal sealed class RowBuffer : DuckDbBatch, IDisposable
{
    private readonly DatasetSchema _schema;
    private readonly int _partitionColumn;
    private readonly RecordBatch _rows;
    private readonly Int64Column _syncedAt = new(ColumnType.Timestamp);
    private readonly TextColumn _runId = new();
    private readonly Int64Column _page = new(ColumnType.Integer);
    private readonly Int64Column _part = new(ColumnType.Date);
    private readonly Int64Column _seq = new(ColumnType.Integer);
    private readonly Column[] _all;

    public RowBuffer(DatasetSchema schema)
    {
        _schema = schema;
        _rows = new(schema.Types);
        _partitionColumn = schema.Descriptor.Partition is { } partition ? schema.SourceNames.ToList().IndexOf(partition.On) : -1;
        _all = [.. _rows.Columns, _rows.Rescued, _syncedAt, _runId, _page, _part, _seq];
        Columns = [.. Names(schema).Zip(_all, (name, column) => new DuckDbColumn(name, ColumnTypes.ToDuckDb(column.Type)))];
    }

    /// <summary>The table's columns.</summary>
    public IReadOnlyList<DuckDbColumn> Columns { get; }

    public override int RowCount => _seq.Count;

    /// <summary>Bytes of text held, which is what can grow without measure.</summary>
    public long TextBytes => _rows.Columns.Append(_rows.Rescued).OfType<TextColumn>().Sum(c => (long)c.Bytes.Length);

    /// <summary>Copies a batch's rows.</summary>
    /// <param name="batch">Columns in the descriptor's order.</param>
    /// <param name="stamp">What brought them.</param>
    /// <param name="sequence">The number of its first row in the order of staging.</param>
    public void Add(RecordBatch batch, RowStamp stamp, long sequence)
    {
        var run = System.Text.Encoding.UTF8.GetBytes(stamp.RunId);
        var synced = ToMicroseconds(stamp.SyncedAt);
        for (var row = 0; row < batch.RowCount; row++)
        {
            _syncedAt.Append(synced);
            _runId.Append(run);
            _page.Append(stamp.Page);
            _seq.Append(sequence + row);
            AddPartition(batch, row);
        }

        for (var column = 0; column < batch.Columns.Count; column++)
        {
            Copy(batch.Columns[column], _rows.Columns[column]);
        }

        Copy(batch.Rescued, _rows.Rescued);
    }

    public override void WriteColumn(int column, int offset, int count, DuckDbVectorWriter vector) => ColumnWriter.Write(_all[column], offset, count, vector);

    public void Clear()
    {
        foreach (var column in _all)
        {
            column.Truncate(0);
        }
    }

    public void Dispose()
    {
        foreach (var column in _all)
        {
            column.Dispose();
        }
    }

    public static long ToMicroseconds(DateTimeOffset instant) => (instant - DateTimeOffset.UnixEpoch).Ticks / 10;

    private static IEnumerable<string> Names(DatasetSchema schema) =>
        schema.SourceNames.Concat([DatasetSchema.Rescued, DatasetSchema.SyncedAt, DatasetSchema.RunId, DatasetSchema.Page, "_part", "_seq"]);

    private static void Copy(Column from, Column to)
    {
        for (var row = 0; row < from.Count; row++)
        {
            to.AppendFrom(from, row);
        }
    }

    private void AddPartition(RecordBatch batch, int row)
    {
        if (_partitionColumn >= 0
            && batch.Columns[_partitionColumn] is Int64Column column && column[row] is { } instant
            && PartitionDays.Of(instant, _schema.Descriptor.Partition!.By) is { } day)
        {
            _part.Append(PartitionDays.ToDays(day));
        }
        else
        {
            _part.AppendNull();
        }
    }
}
