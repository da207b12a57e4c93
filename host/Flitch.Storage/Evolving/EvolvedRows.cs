using Flitch.Connectors.Columns;
using Flitch.DuckDb.Ingestion;
using Flitch.DuckDb.Types;
using Flitch.Storage.Staging;

namespace Flitch.Storage.Evolving;

/// <summary>Some rows' values that were read from text, as a table for DuckDB: <c>_row</c> (the row in its file), <c>_rescued</c>, then <c>c0</c>, <c>c1</c>…</summary>
internal sealed class EvolvedRows : DuckDbBatch, IDisposable
{
    private readonly Column[] _all;

    public EvolvedRows(IEnumerable<ColumnType> types)
    {
        Values = [.. types.Select(Column.Create)];
        _all = [Row, Rescued, .. Values];
        Columns =
        [
            new("_row", DuckDbType.BigInt), new("_rescued", DuckDbType.Varchar),
            .. Values.Select((c, i) => new DuckDbColumn($"c{i}", ColumnTypes.ToDuckDb(c.Type))),
        ];
    }

    public IReadOnlyList<DuckDbColumn> Columns { get; }

    public Int64Column Row { get; } = new(ColumnType.Integer);

    public TextColumn Rescued { get; } = new();

    public IReadOnlyList<Column> Values { get; }

    public override int RowCount => Row.Count;

    public override void WriteColumn(int column, int offset, int count, DuckDbVectorWriter vector) => ColumnWriter.Write(_all[column], offset, count, vector);

    public void Dispose()
    {
        foreach (var column in _all)
        {
            column.Dispose();
        }
    }
}
