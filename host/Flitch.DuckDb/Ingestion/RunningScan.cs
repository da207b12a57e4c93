using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Ingestion;

/// <summary>A scan with the types of the vectors that it fills.</summary>
internal sealed class RunningScan : IDisposable
{
    private readonly DuckDbTableScan _scan;
    private readonly DuckDbType[] _types;

    public RunningScan(RegisteredTable table, int[] columns)
    {
        Table = table;
        _types = [.. columns.Select(column => table.Table.Columns[column].Type)];
        _scan = table.Table.OpenScan(columns);
    }

    public RegisteredTable Table { get; }

    public int Read(nint chunk)
    {
        var rows = _scan.Read(new DuckDbChunkWriter(chunk, _types));
        return rows >= 0 && rows <= DuckDbChunkWriter.Capacity ? rows : throw new InvalidOperationException($"The scan wrote {rows} rows into a chunk of {DuckDbChunkWriter.Capacity}.");
    }

    public void Dispose() => _scan.Dispose();
}
