using Flitch.Host.Tests.Processes;

namespace Flitch.Host.Tests.Commands;

/// <summary><c>flitch query</c> on a folder without datasets: formats and errors.</summary>
public sealed class QueryTests : IDisposable
{
    private const string Types = """
        SELECT 1.50::DECIMAL(38,18) AS amount, 99999999999999999999.123456789012345678::DECIMAL(38,18) AS large,
               TIMESTAMPTZ '2026-11-23 05:06:07.123456+00' AS at, DATE '2026-11-01' AS month, true AS flag, NULL AS nothing,
               ['a', 'b'] AS list, 'say "hi", ok' AS text, 9007199254740993 AS id
        """;

    /// <summary>Every type that DuckDB has, at a value that shows how it is written.</summary>
    private const string AllTypes = """
        SELECT -1::TINYINT AS tiny, 170141183460469231731687303715884105727::HUGEINT AS huge, 340282366920938463463374607431768211455::UHUGEINT AS uhuge,
               255::UTINYINT AS utiny, 1.5::FLOAT AS single, 'NaN'::DOUBLE AS nan, '12345678901234567890123456789012345678901234567890'::BIGNUM AS bignum,
               '\xAA\x00'::BLOB AS blob, '101'::BIT AS bit, '0e0a1b2c-0000-4000-8000-000000000001'::UUID AS uuid, 'happy'::ENUM('sad', 'happy') AS mood,
               'infinity'::DATE AS for_ever, TIME '12:34:56.789' AS clock, '12:34:56.123456789'::TIME_NS AS clock_ns, TIMETZ '12:34:56+02' AS clock_tz,
               TIMESTAMP_S '2026-01-31 00:00:00' AS s, TIMESTAMP_MS '2026-01-31 00:00:00.123' AS ms, TIMESTAMP_NS '2026-01-31 00:00:00.123456789' AS ns,
               INTERVAL '14 months -1 day 1.5 seconds' AS span, [1, NULL] AS list, [1, 2]::INTEGER[2] AS pair, {'a': 1, 'b c': ['x']} AS struct, MAP {'k': 1.50} AS map,
               union_value(num := 2) AS either, '{"a": [1]}'::JSON AS json, 'POINT(1 2)'::GEOMETRY AS point, (SELECT string_agg(n, ',' ORDER BY n) FROM (VALUES ('b'), ('a')) AS t(n)) AS names
        """;

    private readonly Person _person = new();

    public void Dispose() => _person.Dispose();

    [Theory]
    [InlineData("table")]
    [InlineData("csv")]
    [InlineData("json")]
    public async Task Every_type_in_every_format(string format) => (await _person.TypesAsync("query", Types, "--format", format)).ShouldMatch($"query/types-{format}");

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    public async Task Every_type_that_DuckDB_has(string format) => (await _person.TypesAsync("query", AllTypes, "--format", format)).ShouldMatch($"query/all-types-{format}");

    [Fact]
    public async Task A_type_that_cannot_be_shown_is_said_and_how_to_show_it() => (await _person.TypesAsync("query", "SELECT [{'a': 1}::VARIANT] AS anything")).ShouldMatch("query/variant");

    [Fact]
    public async Task Functions_of_DuckDBs_own_can_be_read() =>
        (await _person.TypesAsync("query", "SELECT string_agg(keyword_name, ',' ORDER BY keyword_name) AS words FROM duckdb_keywords()", "--format", "csv")).Output.Should().StartWith("words\n\"abort,");

    [Fact]
    public async Task Decimals_of_a_column_end_together() => (await _person.TypesAsync(
        "query", "SELECT * FROM (VALUES (1.5::DECIMAL(38,18)), (-0.000001), (20000), (NULL)) AS t(amount)")).ShouldMatch("query/decimals");

    [Fact]
    public async Task No_rows() => (await _person.TypesAsync("query", "SELECT 1 AS a WHERE false")).ShouldMatch("query/no-rows");

    [Fact]
    public async Task No_rows_as_json_is_an_empty_array() => (await _person.TypesAsync("query", "SELECT 1 AS a WHERE false", "--json")).Output.Should().Be("[]\n");

    [Fact]
    public async Task More_rows_than_a_table_shows() => (await _person.TypesAsync("query", "SELECT range AS n FROM range(5)", "--limit", "2")).ShouldMatch("query/more-rows");

    [Fact]
    public async Task Sql_from_standard_input() => (await _person.TypesAsync("SELECT 42 AS answer", ["query", "-", "--format", "csv"])).Output.Should().Be("answer\n42\n");

    [Fact]
    public async Task Syntax_error() => (await _person.TypesAsync("query", "SELECT FROM WHERE")).ShouldMatch("query/syntax-error");

    [Fact]
    public async Task Unknown_table() => (await _person.TypesAsync("query", "SELECT * FROM main.ledgerz")).ShouldMatch("query/unknown-table");

    [Fact]
    public async Task Writing_is_refused() => (await _person.TypesAsync("query", "CREATE TABLE t AS SELECT 1")).ShouldMatch("query/writing");

    [Fact]
    public async Task Two_statements_are_refused() => (await _person.TypesAsync("query", "SELECT 1; SELECT 2")).ShouldMatch("query/two-statements");

    [Fact]
    public async Task Parquet_into_a_pipe_begins_and_ends_as_parquet_does()
    {
        var file = Path.Combine(_person.Folder, "numbers.parquet");
        var outcome = await _person.TypesAsync("query", "SELECT range AS n FROM range(1000)", "--format", "parquet", "--output", file);
        outcome.ExitCode.Should().Be(0, outcome.ToString());
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes[..4].Should().Equal("PAR1"u8.ToArray());
        bytes[^4..].Should().Equal("PAR1"u8.ToArray());
    }

    [Fact]
    public async Task Output_into_a_folder_that_is_not_there() =>
        (await _person.TypesAsync("query", "SELECT 1", "--format", "csv", "--output", Path.Combine(_person.Folder, "no", "where.csv"))).ShouldMatch("query/output-nowhere");
}
