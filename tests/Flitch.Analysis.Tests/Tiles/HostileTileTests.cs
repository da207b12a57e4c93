using System.Text;
using System.Text.Json;
using Flitch.Analysis.Dashboards;
using Flitch.Analysis.Shapes;
using Flitch.Analysis.Tests.Rows;
using Flitch.Analysis.Tiles;
using Flitch.Analysis.Tiles.Answers;
using Flitch.Connectors;
using Flitch.Storage.Querying;
using Flitch.Storage.Tests.Support;

namespace Flitch.Analysis.Tests.Tiles;

/// <summary>
/// Attempts to write, to read what is not a dataset, to break and to stall through the definition of a tile, in SQL and by clicks, as a dashboard's file carries them. Each is
/// refused in words and leaves nothing behind; a value that looks like SQL stays a value; and the next tile is answered.
/// </summary>
public sealed class HostileTileTests(HostileTileTests.Stored stored) : IClassFixture<HostileTileTests.Stored>
{
    private static readonly TileView View = new("main", null, null, TimeZoneInfo.Utc);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Tiles in SQL; <c>{root}</c> is the data folder.</summary>
    public static TheoryData<string> Statements { get; } =
    [
        "COPY (SELECT 1) TO '{root}/x.csv'", "INSERT INTO ledgers FROM ledgers", "DELETE FROM ledgers", "UPDATE ledgers SET amount = 0", "DROP VIEW ledgers",
        "CREATE OR REPLACE VIEW ledgers AS SELECT 1", "CREATE TABLE t AS SELECT 1", "SELECT 1; DROP VIEW ledgers", "SELECT 1 AS a; SELECT 2 AS b", "WITH t AS (DELETE FROM ledgers RETURNING *) FROM t",
        "EXPORT DATABASE '{root}'", "CALL enable_logging('QueryLog')", "SET enable_external_access = true", "PRAGMA memory_limit = '100GB'", "ATTACH '{root}/flitch.db' AS c (TYPE sqlite)",
        "INSTALL sqlite", "LOAD sqlite", "USE system", "SELECT * FROM read_text('/etc/passwd')", "SELECT (SELECT content FROM read_text('/etc/passwd'))", "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM '{root}/flitch.db'", "FROM sqlite_scan('{root}/flitch.db', 'Connections')", "SELECT count(*) FROM glob('/*')", "SELECT * FROM query('SELECT 1')", "SELECT getenv('HOME')",
        "SELECT current_setting('allowed_directories')", "SELECT * FROM duckdb_settings()", "SELECT json_merge_patch('{}', '{}')", "SELECT sleep_ms(100000)", "SELECT len(range(100000000))",
        "SELECT length(repeat('x', 2000000000))", "SELECT $from; DROP VIEW ledgers", "SELECT 1 WHERE $nobody IS NULL", "SELECT $local(time); DROP VIEW ledgers", "-- nothing",
    ];

    /// <summary>Questions by clicks.</summary>
    public static TheoryData<string, string> Questions { get; } = new()
    {
        { """{ "dataset": "ledgers; DROP VIEW main.ledgers", "columns": ["asset"] }""", "tile:dataset" },
        { """{ "dataset": "read_text('/etc/passwd')", "columns": ["content"] }""", "tile:dataset" },
        { """{ "dataset": "'/etc/passwd'", "columns": ["asset"] }""", "tile:dataset" },
        { """{ "dataset": "../ledgers", "columns": ["asset"] }""", "tile:dataset" },
        { """{ "dataset": "ledgers\" --", "columns": ["asset"] }""", "tile:dataset" },
        { """{ "dataset": "ledgers", "columns": ["asset\" FROM main.ledgers; DROP VIEW main.ledgers --"] }""", "tile:column" },
        { """{ "dataset": "ledgers", "columns": ["getenv('HOME')"] }""", "tile:column" },
        { """{ "dataset": "ledgers", "columns": ["(SELECT 1)"] }""", "tile:column" },
        { """{ "dataset": "ledgers", "measures": [{ "name": "n", "of": "sum", "column": "amount), (SELECT getenv('HOME')" }] }""", "tile:column" },
        { """{ "dataset": "ledgers", "measures": [{ "name": "n", "of": "sum(1); --", "column": "amount" }] }""", "dashboard:file" },
        { """{ "dataset": "ledgers", "measures": [{ "name": "n", "of": "ratio", "column": "amount", "over": "1; DROP VIEW main.ledgers" }] }""", "tile:column" },
        { """{ "dataset": "ledgers", "measures": [{ "name": "n", "of": "count" }], "group": ["1, (SELECT content FROM read_text('/etc/passwd'))"] }""", "tile:column" },
        { """{ "dataset": "ledgers", "measures": [{ "name": "n", "of": "count" }], "order": "1; DROP VIEW main.ledgers" }""", "tile:query" },
        { """{ "dataset": "ledgers", "measures": [{ "name": "n", "of": "count" }], "limit": 100000000 }""", "dashboard:file" },
        { """{ "dataset": "ledgers", "measures": [{ "name": "n", "of": "count" }], "grain": "month'); DROP VIEW main.ledgers --" }""", "dashboard:file" },
        { """{ "dataset": "ledgers", "measures": [{ "name": "n", "of": "count" }], "grain": "month", "time": "now()" }""", "tile:column" },
        { """{ "dataset": "ledgers", "columns": ["asset"], "filters": ["1=1.eq.1"] }""", "filter:column" },
        { """{ "dataset": "ledgers", "columns": ["asset"], "filters": ["asset.or.1"] }""", "dashboard:file" },
        { """{ "dataset": "ledgers", "columns": ["asset"], "filters": ["amount.eq.1 OR true"] }""", "filter:value" },
        { """{ "dataset": "ledgers", "columns": ["asset"], "filters": ["time.ge.now()"] }""", "filter:value" },
        { """{ "dataset": "ledgers", "columns": ["x"], "calculated": [{ "name": "x", "expression": "getenv('HOME')" }] }""", "tile:expression" },
        { """{ "dataset": "ledgers", "columns": ["x"], "calculated": [{ "name": "x", "expression": "(SELECT 1)" }] }""", "tile:expression" },
        { """{ "dataset": "ledgers", "columns": ["x"], "calculated": [{ "name": "x", "expression": "amount; DROP VIEW main.ledgers" }] }""", "tile:expression" },
        { """{ "dataset": "ledgers", "columns": ["x"], "calculated": [{ "name": "x", "expression": "amount::VARCHAR" }] }""", "tile:expression" },
        { """{ "dataset": "ledgers", "columns": ["x"], "calculated": [{ "name": "x", "expression": "'a' || read_text('/etc/passwd')" }] }""", "tile:expression" },
        { """{ "dataset": "ledgers", "columns": ["x"], "calculated": [{ "name": "x", "expression": "amount -- " }] }""", "tile:expression" },
        { """{ "dataset": "ledgers", "columns": ["x"], "calculated": [{ "name": "x", "expression": "amount /* " }] }""", "tile:expression" },
        { """{ "dataset": "ledgers", "columns": ["x"], "calculated": [{ "name": "x\", getenv('HOME') AS \"y", "expression": "amount" }] }""", "dashboard:file" },
    };

    [Theory]
    [MemberData(nameof(Statements))]
    public Task A_statement_is_refused(string sql) =>
        RefusedAsync(JsonSerializer.Serialize(new { sql = sql.Replace("{root}", stored.Folder.Root, StringComparison.Ordinal) }), sql.Contains("$nobody", StringComparison.Ordinal) ? "tile:query" : "query:*");

    [Theory]
    [MemberData(nameof(Questions))]
    public Task A_question_is_refused(string query, string code) => RefusedAsync(query, code);

    [Fact]
    public Task Brackets_without_end_are_refused() =>
        RefusedAsync($$"""{ "dataset": "ledgers", "columns": ["x"], "calculated": [{ "name": "x", "expression": "{{new string('(', 200)}}amount{{new string(')', 200)}}" }] }""", "tile:expression");

    [Theory]
    [InlineData("XXBT' OR '1'='1")]
    [InlineData("'; DROP VIEW main.ledgers; --")]
    [InlineData("\\' OR true --")]
    [InlineData("$$ OR true $$")]
    [InlineData("' || getenv('HOME') || '")]
    public async Task A_value_stays_a_value(string value)
    {
        var count = """{ "dataset": "ledgers", "measures": [{ "name": "n", "of": "count" }], "filters": [""" + JsonSerializer.Serialize("asset.eq." + value) + "] }";
        (await AskAsync(count, View)).Rows.Should().ContainSingle().Which.Should().Equal("0");

        var chosen = View with { Chosen = new Dictionary<string, IReadOnlyList<string>> { ["asset"] = [value, value + "'"] }, Filterable = ["asset"] };
        (await AskAsync("""{ "dataset": "ledgers", "measures": [{ "name": "n", "of": "count" }] }""", chosen)).Rows.Should().ContainSingle().Which.Should().Equal("0");
        (await AskAsync("""{ "sql": "SELECT count(*) AS n FROM ledgers WHERE list_contains($asset, asset)" }""", chosen)).Rows.Should().ContainSingle().Which.Should().Equal("0");
    }

    [Theory]
    [InlineData("\"; DROP VIEW main.ledgers; --")]
    [InlineData("x\", (SELECT getenv('HOME')) AS \"y")]
    public async Task A_name_stays_a_name(string name)
    {
        var answer = await AskAsync("""{ "dataset": "ledgers", "measures": [{ "of": "count", "name": """ + JsonSerializer.Serialize(name) + " }] }", View);

        answer.Columns.Should().ContainSingle().Which.Name.Should().Be(name);
        answer.Rows.Should().ContainSingle().Which.Should().Equal("1");
    }

    private async Task RefusedAsync(string query, string code)
    {
        var before = stored.Everything();

        var error = (await FluentActions.Awaiting(() => AskAsync(query, View)).Should().ThrowAsync<FlitchException>()).Which;

        error.Error.Code.Should().Match(code);
        error.Error.Should().Match<ErrorInfo>(e => e.Kind == ErrorKind.Usage && e.Summary.Length > 0 && e.Fix.Length > 0);
        error.Message.Should().NotContain("root:").And.NotContain("exception_type");
        stored.Everything().Should().Equal(before, "nothing was written");
        (await AskAsync("""{ "dataset": "ledgers", "measures": [{ "name": "n", "of": "count" }] }""", View)).Rows.Should().ContainSingle().Which.Should().Equal("1");
    }

    private async Task<TileAnswer> AskAsync(string query, TileView view)
    {
        var file = $$"""{ "version": 1, "name": "own", "title": "Own", "tiles": [{ "id": "t", "title": "T", "kind": "table", "place": { "x": 0, "y": 0, "w": 6, "h": 5 }, "query": {{query}} }] }""";
        var tile = DashboardReader.Read("own.json", Encoding.UTF8.GetBytes(file)).Tiles[0];
        return await new TileRunner(stored.Questions).AskAsync(tile, view, [await stored.LedgersAsync()], Cancel);
    }

    /// <summary>One row, stored once for all attempts.</summary>
    public sealed class Stored : StoredRowsTest, IAsyncLifetime
    {
        public new Storage.DataFolder Folder => base.Folder;

        public QueryEngine Questions { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            await StoreAsync(new Row("L1", Row.At(1), "7"));
            Questions = Engine;
        }

        public Task<DatasetShape> LedgersAsync() => ShapeAsync("ledgers");

        public List<string> Everything() => [.. Directory.EnumerateFileSystemEntries(Folder.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
