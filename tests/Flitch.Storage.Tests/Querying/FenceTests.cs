using Flitch.Connectors;
using Flitch.Storage.Querying;
using Flitch.Storage.Tests.Support;

namespace Flitch.Storage.Tests.Querying;

/// <summary>
/// Attempts to write, to read what is not a dataset, to break and to stall. Each is refused or ended in words, leaves nothing behind, and the next query works.
/// </summary>
public sealed class FenceTests : StorageTest
{
    private const string Secret = "the-marker-of-a-secret";

    /// <summary>The attempts; <c>{root}</c> is the data folder, <c>{out}</c> a place beside it, <c>{file}</c> one of the dataset's own files.</summary>
    public static TheoryData<string, string> Attempts { get; } = new()
    {
        // To write.
        { "COPY (SELECT 1) TO '{out}/x.csv'", "query:not-a-select" },
        { "COPY (SELECT 1) TO '{root}/files/x.csv'", "query:not-a-select" },
        { "EXPLAIN ANALYZE COPY (SELECT 1) TO '{out}/x.csv'", "query:not-a-select" },
        { "INSERT INTO main.ledgers FROM main.ledgers", "query:not-a-select" },
        { "UPDATE main.ledgers SET amount = 0", "query:not-a-select" },
        { "DELETE FROM main.ledgers", "query:not-a-select" },
        { "CREATE TABLE t AS SELECT 1", "query:not-a-select" },
        { "CREATE OR REPLACE VIEW main.ledgers AS SELECT 1", "query:not-a-select" },
        { "CREATE MACRO main.count(x) AS 42", "query:not-a-select" },
        { "DROP VIEW main.ledgers", "query:not-a-select" },
        { "EXPORT DATABASE '{out}'", "query:not-a-select" },
        { "CHECKPOINT", "query:not-a-select" },
        { "FROM checkpoint()", "query:function" },
        { "SELECT * FROM enable_logging(storage = 'file', storage_path = '{out}')", "query:function" },
        { "SELECT (SELECT 1 FROM enable_logging(storage = 'file', storage_path = '{out}'))", "query:function" },
        { "CALL enable_logging('QueryLog')", "query:not-a-select" },
        { "SELECT * FROM enable_profiling(save_location = '{out}/x.json')", "query:function" },
        { "PRAGMA enable_profiling", "query:not-a-select" },
        { "SELECT write_log('x')", "query:function" },
        { "SELECT nextval('s')", "query:function" },
        { "WITH t AS (DELETE FROM main.ledgers RETURNING *) FROM t", "query:sql" },

        // To hide a statement.
        { "SELECT 1; DROP VIEW main.ledgers", "query:not-a-select" },
        { "SELECT 1; SELECT 2", "query:not-one-statement" },
        { "SELECT 1 -- ;\n; COPY (SELECT 1) TO '{out}/x.csv'", "query:not-a-select" },
        { "SELECT 1 /* ' */; ATTACH '{out}/x.db' -- ' */", "query:not-a-select" },
        { "/* */ ; ; SET threads = 1", "query:not-a-select" },
        { "SELECT '\u0000'; DROP VIEW main.ledgers", "query:sql" },
        { "PREPARE p AS SELECT 1", "query:not-a-select" },
        { "EXECUTE p", "query:not-a-select" },
        { "BEGIN", "query:not-a-select" },
        { "-- nothing at all", "query:not-one-statement" },

        // To read what is not a dataset.
        { "SELECT * FROM read_text('/etc/passwd')", "query:function" },
        { "SELECT * FROM READ_TEXT('/etc/passwd')", "query:function" },
        { "SELECT * FROM \"read_text\"('/etc/passwd')", "query:function" },
        { "SELECT * FROM system.main.read_blob('/etc/passwd')", "query:function" },
        { "SELECT (SELECT content FROM read_text('/etc/passwd') LIMIT 1)", "query:function" },
        { "SELECT 1 WHERE EXISTS (FROM read_csv('/etc/passwd'))", "query:function" },
        { "SELECT 1 ORDER BY (SELECT count(*) FROM glob('/*'))", "query:function" },
        { "SELECT 1 LIMIT (SELECT count(*) FROM glob('/*'))", "query:function" },
        { "WITH t AS (FROM read_json('{root}/connections/main/ledgers/_flitch.json')) FROM t", "query:function" },
        { "WITH t AS MATERIALIZED (SELECT 1), u AS (FROM sniff_csv('/etc/passwd')) FROM u", "query:function" },
        { "SELECT sum(1) OVER (ORDER BY (SELECT count(*) FROM read_text('/etc/passwd')))", "query:function" },
        { "SELECT list_transform([1], x -> (SELECT count(*) FROM glob('/*')))", "query:function" },
        { "FROM (VALUES (1)) t(i), LATERAL (FROM read_text('/etc/passwd'))", "query:function" },
        { "FROM main.ledgers UNION ALL BY NAME (FROM read_parquet('{file}'))", "query:function" },
        { "SELECT * FROM parquet_metadata('{file}')", "query:function" },
        { "SELECT * FROM query('FROM read_text(''/etc/passwd'')')", "query:function" },
        { "SELECT * FROM query_table('/etc/passwd')", "query:function" },
        { "SELECT * FROM json_execute_serialized_sql('x')", "query:function" },
        { "SELECT * FROM sqlite_scan('{root}/flitch.db', 'Connections')", "query:function" },
        { "SELECT * FROM sqlite_query('{root}/flitch.db', 'SELECT 1')", "query:function" },
        { "SELECT * FROM '{root}/flitch.db'", "query:file" },
        { "SELECT * FROM '/etc/passwd'", "query:file" },
        { "SELECT * FROM \"/etc/passwd\"", "query:file" },
        { "SELECT * FROM '../keyring/key.csv'", "query:file" },
        { "SELECT * FROM '{root}/files/link.csv'", "query:file" },
        { "SELECT * FROM '{file}'", "query:file" },
        { "SELECT * FROM 'https://example.org/x.parquet'", "query:file" },
        { "DESCRIBE '{root}/files/link.csv'", "query:file" },
        { "SUMMARIZE '{root}/files/link.csv'", "query:file" },
        { "ATTACH '{root}/flitch.db' AS c (TYPE sqlite)", "query:not-a-select" },
        { "INSTALL sqlite", "query:not-a-select" },
        { "LOAD '{out}/x.duckdb_extension'", "query:not-a-select" },
        { "SELECT getenv('HOME')", "query:function" },
        { "SELECT ('HOME').getenv()", "query:function" },
        { "SELECT getvariable('x')", "query:function" },
        { "SELECT current_setting('allowed_directories')", "query:function" },
        { "SELECT * FROM duckdb_settings()", "query:function" },
        { "SELECT * FROM duckdb_secrets()", "query:function" },
        { "SELECT * FROM duckdb_logs()", "query:function" },
        { "SELECT * FROM arrow_scan(1, 2, 3)", "query:function" },
        { "SELECT * FROM seq_scan('x')", "query:function" },
        { "SELECT gétenv('HOME')", "query:function" },

        // To take the fence down.
        { "SET enable_external_access = true", "query:not-a-select" },
        { "SET lock_configuration = false", "query:not-a-select" },
        { "RESET allowed_directories", "query:not-a-select" },
        { "PRAGMA memory_limit = '100GB'", "query:not-a-select" },
        { "USE system", "query:not-a-select" },
        { "SET search_path = 'x'", "query:not-a-select" },
        { "SELECT set_config('threads', '64', false)", "query:function" },

        // To break the process: each of these ends DuckDB itself where it is let through.
        { "SELECT json_merge_patch('{\"a\":1}', '{\"a\":2}')", "query:function" },
        { "SELECT json_contains('[]', '[]')", "query:function" },
        { "SELECT NULL::INT[100000][100000][100000]", "query:sql" },
        { "SELECT error('broken')", "query:sql" },

        // To stall, or to eat the memory.
        { "SELECT sleep_ms(100000)", "query:function" },
        { "SELECT pg_sleep(100)", "query:function" },
        { "SELECT levenshtein(repeat('a', 100000), repeat('b', 100000))", "query:function" },
        { "SELECT len(range(100000000))", "query:too-much" },
        { "SELECT len(range(i)) FROM range(100000, 200000) t(i)", "query:too-much" },
        { "SELECT generate_series(TIMESTAMP '0001-01-01', TIMESTAMP '9999-01-01', INTERVAL 1 microsecond)", "query:too-much" },
        { "SELECT length(repeat('x', 2000000000))", "query:too-much" },
        { "SELECT length(lpad('x', 1000000000 * 2, 'y'))", "query:too-much" },
        { "SELECT length(format('{:>2000000000}', 'x'))", "query:too-much" },
        { "SELECT length(printf('%*d', 2000000000, 1))", "query:too-much" },
        { "SELECT list_resize([1], 2000000000)", "query:too-much" },
        { "SELECT length(string_agg(repeat('x', 100000), '')) FROM range(1000000)", "query:memory" },
        { "SELECT len(list(i)) FROM range(10000000000) t(i)", "query:memory" },
        { "SELECT i FROM range(1000000000) t(i) ORDER BY hash(i)", "query:memory" },
        { "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE a.range * b.range % 7 = 3", "query:timeout" },
        { "WITH RECURSIVE t AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM t) SELECT count(*) FROM t", "query:timeout" },
        { "SELECT count(*) FROM range(1000000000000)  t(i) WHERE hash(i) = 1", "query:timeout" },
        { "SELECT count(*) FROM repeat('x', 1000000000000) t(x) WHERE hash(x) = 1", "query:timeout" },
    };

    /// <summary>Texts that are too much by themselves, made by a rule.</summary>
    public static TheoryData<string, string, int, string> Huge { get; } = new()
    {
        { "(", ")", 49_000, "query:sql" },
        { "NOT ", "", 1_500, "query:sql" },
        { "NOT ", "", 24_000, "query:sql" },
        { "- ", "", 49_000, "query:sql" },
        { "abs(", ")", 1_500, "query:sql" },
        { "(SELECT ", ")", 1_500, "query:sql" },
        { "[", "]", 1_500, "query:sql" },
        { "{'a': ", "}", 1_500, "query:sql" },
        { "CASE WHEN true THEN ", " END", 4_000, "query:sql" },
        { "list_transform([1], x -> ", ")", 20, "query:too-much" },
    };

    private QueryEngine Engine => new(Folder);

    [Theory]
    [MemberData(nameof(Attempts))]
    public async Task An_attempt_is_refused_and_the_next_query_works(string sql, string code)
    {
        var outside = await PrepareAsync();
        var file = Path.Combine(Folder.FilesPath, (await ManifestAsync()).Files.Single().Path);
        var before = Everything();

        var patience = TimeSpan.FromSeconds(code == "query:memory" ? 30 : 1);
        var error = await AttemptAsync(sql.Replace("{root}", Folder.Root, StringComparison.Ordinal).Replace("{out}", outside, StringComparison.Ordinal).Replace("{file}", file, StringComparison.Ordinal), patience);

        error.Error.Should().Match<ErrorInfo>(e => e.Code == code && e.Fix.Length > 0, error.Message);
        error.Message.Should().NotContain(Secret).And.NotContain("libduckdb").And.NotContain("exception_type");
        Everything().Should().Equal(before, "nothing was written");
        (await Engine.TextAsync("SELECT amount::INT FROM main.ledgers")).Should().Equal("7");
    }

    [Theory]
    [MemberData(nameof(Huge))]
    public async Task A_text_that_is_nested_without_end_is_refused(string open, string close, int times, string code)
    {
        await PrepareAsync();

        (await AttemptAsync($"SELECT {Repeated(open, times)}true{Repeated(close, times)}")).Error.Code.Should().Be(code);

        (await Engine.TextAsync("SELECT amount::INT FROM main.ledgers")).Should().Equal("7");
    }

    [Fact]
    public async Task A_text_without_end_is_refused()
    {
        await PrepareAsync();

        (await AttemptAsync($"SELECT 1 IN ({Repeated("1,", 60_000)}1)")).Error.Code.Should().Be("query:too-long");
        (await AttemptAsync($"SELECT count(*) FROM range(2) t0{string.Concat(Enumerable.Range(1, 150).Select(i => $" JOIN range(2) t{i} ON t{i}.range = t0.range"))}")).Error.Code.Should().Be("query:too-much");
        (await Engine.TextAsync("SELECT amount::INT FROM main.ledgers")).Should().Equal("7");
    }

    [Theory]
    [InlineData("SELECT upper('a') || lpad('7', 3, '0') || format('{:.2f}', 1.5)", "A0071.50")]
    [InlineData("SELECT len(range(10)) + len(range(len([1, 2])))", "12")]
    [InlineData("SELECT count(*) FROM (SELECT unnest(generate_series(DATE '2026-01-01', DATE '2026-12-31', INTERVAL 1 DAY)))", "365")]
    [InlineData("SELECT count(*) FROM generate_series(TIMESTAMP '2026-01-01', TIMESTAMP '2026-01-02', INTERVAL '1 hour')", "25")]
    [InlineData("SELECT sum(x) OVER (ORDER BY x)::INT FROM (VALUES (1)) t(x) QUALIFY row_number() OVER () = 1", "1")]
    [InlineData("SELECT array_to_string([x * 2 FOR x IN [1, 2, 3] IF x > 1], ',')", "4,6")]
    [InlineData("SELECT coalesce(nullif(1, 1), ifnull(NULL, 2), 3), 'a' SIMILAR TO 'a', 'ab' LIKE 'a%', 1 BETWEEN 0 AND 2, if(true, 1, 2)", "2|True|True|True|1")]
    [InlineData("SELECT date_trunc('month', TIMESTAMP '2026-05-06')::DATE::VARCHAR || extract(year FROM DATE '2026-05-06')::VARCHAR", "2026-05-012026")]
    [InlineData("SELECT DISTINCT ON (asset) arg_max(amount, time)::INT, string_agg(asset, ','), median(amount)::INT, count(*) FILTER (WHERE amount > 0) FROM ledgers GROUP BY asset", "7|XXBT|7|1")]
    [InlineData("PIVOT (SELECT asset, amount FROM ledgers) ON asset IN ('XXBT') USING sum(amount)::INT", "7")]
    [InlineData("SELECT * FROM (SELECT 1 AS a, 2 AS b) UNPIVOT (v FOR n IN (a, b)) ORDER BY 1 LIMIT 1", "a|1")]
    [InlineData("SELECT count(*) > 0 FROM duckdb_functions() WHERE function_name = 'sum'", "True")]
    [InlineData("SELECT count(*) FROM (SUMMARIZE ledgers)", "13")]
    [InlineData("WITH RECURSIVE t(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM t WHERE i < 5) SELECT sum(i)::INT FROM t", "15")]
    [InlineData("SELECT (json_extract_string('{\"a\":\"x\"}', '$.a')) || ('{\"b\":1}'::JSON ->> 'b') || rescued.n FROM (SELECT count(_rescued) AS n FROM ledgers) rescued", "x10")]
    public async Task What_analysts_write_is_let_through(string sql, string expected)
    {
        await PrepareAsync();

        (await Engine.TextAsync(sql)).Should().Equal(expected);
    }

    [Fact]
    public async Task A_query_that_does_not_look_up_lets_its_caller_go_and_others_in()
    {
        await PrepareAsync();

        // One call of a function on one long text, which no interruption reaches.
        var error = await AttemptAsync($"SELECT regexp_extract({Repeated("repeat('a', 100000) || ", 6)}'c', '((a?){{1000}}){{1}}b')");

        error.Error.Code.Should().Be("query:timeout");
        error.InnerException!.Message.Should().Be("The query does not end.", "it was left, not interrupted");
        (await Engine.TextAsync("SELECT amount::INT FROM main.ledgers")).Should().Equal("7");
    }

    [Fact]
    public void Every_function_of_DuckDB_was_looked_at()
    {
        using var duck = Queries.Bare();

        var all = duck.Text("SELECT DISTINCT function_name FROM duckdb_functions() WHERE function_type IN ('scalar', 'aggregate', 'macro') AND function_name ~ '^[a-z][a-z_0-9]*$' ORDER BY ALL");

        all.Where(f => !QueryFunctions.Values.Contains(f) && !QueryFunctions.Refused.Contains(f) && !QueryFunctions.IsRefusedByPrefix(f)).Should().BeEmpty("a function that is new in DuckDB is to be allowed or refused");
        QueryFunctions.Values.Should().NotIntersectWith(QueryFunctions.Refused);
    }

    private static string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private async Task<FlitchException> AttemptAsync(string sql, TimeSpan? patience = null)
    {
        var running = async () =>
        {
            await using var result = await Engine.ExecuteAsync(sql, QueryParameters.None, QueryOptions.Default with { Timeout = patience ?? TimeSpan.FromSeconds(1) }, Cancel);
            await result.ReadRowsAsync(Cancel).CountAsync(Cancel);
        };
        return (await running.Should().ThrowAsync<FlitchException>()).Which;
    }

    private async Task<string> PrepareAsync()
    {
        await CommitAsync(new Row("L1", Row.At(11), "7"));
        var outside = Directory.CreateDirectory(Path.Combine(Root, "outside")).FullName;
        await File.WriteAllTextAsync(Path.Combine(Folder.KeyringPath, "key.csv"), $"a\n{Secret}\n", Cancel);
        File.CreateSymbolicLink(Path.Combine(Folder.FilesPath, "link.csv"), Path.Combine(Folder.KeyringPath, "key.csv"));
        return outside;
    }

    private List<string> Everything() => [.. Directory.EnumerateFileSystemEntries(Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
