namespace Flitch.DuckDb.Ingestion;

/// <summary>Deals the rows of all batches out to chunks; each thread takes the next chunk's rows under a lock and writes them outside of it.</summary>
internal sealed class BatchScan(IReadOnlyList<DuckDbBatch> batches, IReadOnlyList<int> columns) : DuckDbTableScan
{
    private readonly Lock _gate = new();
    private Position _next;

    public override int Read(DuckDbChunkWriter chunk)
    {
        var (position, rows) = Take(DuckDbChunkWriter.Capacity);
        for (var written = 0; written < rows;)
        {
            var batch = batches[position.Batch];
            var count = Math.Min(batch.RowCount - position.Row, rows - written);
            Write(batch, position.Row, count, chunk, written);
            written += count;
            position = position.After(batch, count);
        }

        return rows;
    }

    private (Position From, int Rows) Take(int room)
    {
        lock (_gate)
        {
            var from = _next;
            var rows = 0;
            while (rows < room && _next.Batch < batches.Count)
            {
                var batch = batches[_next.Batch];
                var count = Math.Min(batch.RowCount - _next.Row, room - rows);
                rows += count;
                _next = _next.After(batch, count);
            }

            return (from, rows);
        }
    }

    private void Write(DuckDbBatch batch, int offset, int count, DuckDbChunkWriter chunk, int row)
    {
        if (count == 0)
            return;
        for (var index = 0; index < columns.Count; index++)
            batch.WriteColumn(columns[index], offset, count, chunk.Column(index, row));
    }

    private readonly record struct Position(int Batch, int Row)
    {
        public Position After(DuckDbBatch batch, int count) => Row + count < batch.RowCount ? this with { Row = Row + count } : new Position(Batch + 1, 0);
    }
}
