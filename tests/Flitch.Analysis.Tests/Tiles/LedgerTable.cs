using System.Globalization;
using Flitch.Analysis.Shapes;
using Flitch.Analysis.Tiles;
using Flitch.Analysis.Tiles.Answers;
using Flitch.Analysis.Tiles.Compiling;
using Flitch.Connectors.Columns;
using Flitch.DuckDb;

namespace Flitch.Analysis.Tests.Tiles;

/// <summary>Rows in the real DuckDB, and questions that are asked of them.</summary>
internal sealed class LedgerTable : IDisposable
{
    public static readonly DatasetShape Shape = new("main", "ledgers", "Ledgers", "Changes.",
    [
        new("id", ColumnType.Integer, ""),
        new("asset", ColumnType.Text, ""),
        new("type", ColumnType.Text, ""),
        new("amount", ColumnType.Decimal(38, 18), "") { Unit = "asset", UnitBy = "asset" },
        new("fee", ColumnType.Decimal(38, 18), "") { Unit = "asset", UnitBy = "asset" },
        new("price", ColumnType.Decimal(20, 10), "") { Unit = "USD" },
        new("time", ColumnType.Timestamp, ""),
        new("day", ColumnType.Date, ""),
    ])
    {
        PrimaryKey = ["id"],
        Time = "time",
    };

    private readonly DuckDbConnection _connection = new("Data Source=:memory:");

    public LedgerTable()
    {
        _connection.Open();
        Run("SET TimeZone='UTC'");
        Run("CREATE TABLE ledgers (id BIGINT, asset VARCHAR, type VARCHAR, amount DECIMAL(38,18), fee DECIMAL(38,18), price DECIMAL(20,10), time TIMESTAMPTZ, day DATE)");
    }

    public static TileView View { get; } = new("main", null, null, TimeZoneInfo.Utc);

    public void Fill(IEnumerable<LedgerRow> rows)
    {
        Run("DELETE FROM ledgers");
        var values = rows.Select(r => string.Create(
            CultureInfo.InvariantCulture,
            $"({r.Id}, {SqlText.Literal(r.Asset)}, {SqlText.Literal(r.Type)}, {(r.Amount is { } a ? $"'{a}'" : "NULL")}, '{r.Fee}', 2, '{r.Time.UtcDateTime:yyyy-MM-dd HH:mm:ss.ffffff}+00', '{r.Time.UtcDateTime:yyyy-MM-dd}')")).ToList();
        if (values.Count > 0)
        {
            Run($"INSERT INTO ledgers VALUES {string.Join(", ", values)}");
        }
    }

    /// <summary>The answer, row by row.</summary>
    public List<string?[]> Ask(BuiltQuery query, TileView? view = null)
    {
        var tile = TileCompiler.Compile(Shape, query, TileKind.Table, view ?? View);
        using var command = new DuckDbCommand(tile.Sql, _connection);
        using var reader = command.ExecuteReader();
        var rows = new List<string?[]>();
        while (reader.Read())
        {
            rows.Add(AnswerReader.Row([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))], tile, view ?? View));
        }

        return rows;
    }

    /// <summary>The answer as text: rows by <c>;</c>, cells by <c>|</c>.</summary>
    public string Text(BuiltQuery query, TileView? view = null) => string.Join("; ", Ask(query, view).Select(r => string.Join('|', r.Select(c => c ?? "∅"))));

    /// <summary>One value of a statement.</summary>
    public object? Scalar(string sql)
    {
        using var command = new DuckDbCommand(sql, _connection);
        return command.ExecuteScalar();
    }

    public void Dispose() => _connection.Dispose();

    private void Run(string sql)
    {
        using var command = new DuckDbCommand(sql, _connection);
        command.ExecuteNonQuery();
    }
}
