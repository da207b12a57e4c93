using Flitch.Connectors;
using Flitch.Storage.Querying;
using Flitch.Storage.Tests.Support;

namespace Flitch.Storage.Tests.Querying;

public sealed class QueryEngineTests : StorageTest
{
    private QueryEngine Engine => new(Folder);

    [Theory]
    [InlineData("SELECT count(*) FROM main.ledgers", "2")]
    [InlineData("SELECT count(*) FROM ledgers;", "2")]
    [InlineData("FROM kraken.ledgers SELECT count(*) -- all of them", "2")]
    [InlineData("WITH l AS (SELECT * FROM main.ledgers) SELECT sum(amount)::VARCHAR FROM l", "3.000000000000000000")]
    [InlineData("SELECT count(*) FROM (DESCRIBE main.ledgers)", "13")]
    [InlineData("SELECT count(*) FROM range(3), main.ledgers", "6")]
    [InlineData("VALUES (1)", "1")]
    public async Task Runs_a_query(string sql, string expected)
    {
        await CommitAsync(new Row("L1", Row.At(11), "1"), new Row("L2", Row.At(12), "2"));

        (await Engine.TextAsync(sql)).Should().Equal(expected);
    }

    [Fact]
    public async Task Gives_columns_types_and_parameters()
    {
        await CommitAsync(new Row("L1", Row.At(11), "1"), new Row("L2", Row.At(12), "2"));
        await using var result = await Engine.ExecuteAsync("SELECT ledger_id, amount, time, refs FROM main.ledgers WHERE amount > $1", [1.5m], Cancel);

        result.Columns.Select(c => $"{c.Name} {c.Type}").Should().Equal("ledger_id VARCHAR", "amount DECIMAL(38,18)", "time TIMESTAMP WITH TIME ZONE", "refs VARCHAR[]");
        var rows = new List<object?[]>();
        await foreach (var row in result.ReadRowsAsync(Cancel))
        {
            rows.Add(row);
        }

        rows.Should().ContainSingle().Which.Take(3).Should().Equal("L2", 2m, Row.At(12));
    }

    [Theory]
    [InlineData("INSERT INTO main.ledgers SELECT * FROM main.ledgers", "query:not-a-select")]
    [InlineData("DROP VIEW main.ledgers", "query:not-a-select")]
    [InlineData("COPY (SELECT 1) TO '/tmp/x.csv'", "query:not-a-select")]
    [InlineData("EXPLAIN ANALYZE COPY (SELECT 1) TO '/tmp/x.csv'", "query:not-a-select")]
    [InlineData("SET threads=64", "query:not-a-select")]
    [InlineData("ATTACH '/tmp/x.db'", "query:not-a-select")]
    [InlineData("SELECT 1; SELECT 2", "query:not-one-statement")]
    [InlineData("SELECT 1; DROP VIEW main.ledgers", "query:not-a-select")]
    [InlineData("", "query:not-one-statement")]
    [InlineData("SELECT * FROM read_csv('/etc/passwd')", "query:function")]
    [InlineData("SELECT (SELECT count(*) FROM read_text('/etc/passwd'))", "query:function")]
    [InlineData("SELECT * FROM enable_logging(storage='file', storage_path='/tmp/x')", "query:function")]
    [InlineData("SELECT * FROM query('SELECT 1')", "query:function")]
    [InlineData("SELECT * FROM '/etc/passwd'", "query:file")]
    [InlineData("SELECT * FROM '/etc/hosts.csv'", "query:file")]
    [InlineData("SELECT nonsense FROM main.ledgers", "query:sql")]
    [InlineData("SELEC 1", "query:sql")]
    [InlineData("SELECT * FROM main.nothing", "query:sql")]
    public async Task Refuses_what_is_not_one_readable_select(string sql, string code)
    {
        await CommitAsync(new Row("L1", Row.At(11)));

        var error = await Engine.Invoking(e => e.TextAsync(sql)).Should().ThrowAsync<FlitchException>();

        error.Which.Error.Should().Match<ErrorInfo>(e => e.Code == code && e.Kind == ErrorKind.Usage && e.Fix.Length > 0);
        (await Engine.TextAsync("SELECT count(*) FROM main.ledgers")).Should().Equal("1");
    }

    [Fact]
    public async Task Shows_DuckDbs_own_words_for_an_error_in_SQL()
    {
        await CommitAsync(new Row("L1", Row.At(11)));

        var error = await Engine.Invoking(e => e.TextAsync("SELECT amont FROM main.ledgers")).Should().ThrowAsync<FlitchException>();

        error.Which.Message.Should().Contain("amont").And.Contain("LINE 1").And.Contain("amount");
    }

    [Fact]
    public async Task Reads_nothing_of_the_data_folder_but_the_files()
    {
        await CommitAsync(new Row("L1", Row.At(11)));
        var secret = Path.Combine(Folder.KeyringPath, "key.csv");
        await File.WriteAllTextAsync(secret, "a,b\n1,2\n", Cancel);

        var reading = () => Engine.TextAsync($"SELECT * FROM '{secret}'");

        (await reading.Should().ThrowAsync<FlitchException>()).Which.Message.Should().NotContain("1|2");
    }

    [Fact]
    public async Task A_cancelled_query_stops()
    {
        await CommitAsync(new Row("L1", Row.At(11)));
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var running = Engine.ExecuteAsync("SELECT count(*) FROM range(100000000000) a, main.ledgers WHERE a.range % 7 = 3", null, source.Token);
        await source.CancelAsync();

        await running.Invoking(r => r).Should().ThrowAsync<OperationCanceledException>();
    }

    [Theory]
    [InlineData(ExportFormat.Csv)]
    [InlineData(ExportFormat.Json)]
    [InlineData(ExportFormat.Parquet)]
    public async Task Exports_digit_for_digit(ExportFormat format)
    {
        await CommitAsync(new Row("L1", Row.At(11), "12345678901234567890.123456789012345678"), new Row("L2", Row.At(12), "2"));
        var path = Path.Combine(Root, "out.data");

        (await Engine.ExportAsync("SELECT ledger_id, amount FROM main.ledgers ORDER BY 1; ", format, path, Cancel)).Should().Be(2);

        using var duck = Queries.Bare();
        var text = format switch
        {
            ExportFormat.Parquet => string.Join('\n', duck.Text($"SELECT ledger_id, amount::VARCHAR FROM read_parquet('{path}')")),
            _ => await File.ReadAllTextAsync(path, Cancel),
        };
        text.Should().Contain("12345678901234567890.123456789012345678");
        Directory.EnumerateFileSystemEntries(Root, ".flitch-*").Should().BeEmpty();
    }

    [Fact]
    public async Task An_export_cannot_smuggle_a_statement()
    {
        await CommitAsync(new Row("L1", Row.At(11)));
        var target = Path.Combine(Root, "smuggled");

        var exporting = () => Engine.ExportAsync($"SELECT 1) TO '{target}'; --", ExportFormat.Csv, Path.Combine(Root, "out.csv"), Cancel);

        await exporting.Should().ThrowAsync<FlitchException>();
        File.Exists(target).Should().BeFalse();
    }

    [Fact]
    public async Task A_missing_file_is_named_and_other_datasets_still_answer()
    {
        await CommitAsync(new Row("L1", Row.At(11)));
        await using (await OpenAsync(Samples.Balance))
        {
        }

        var file = Path.Combine(Folder.FilesPath, (await ManifestAsync()).Files.Single().Path);
        File.Delete(file);

        var error = await Engine.Invoking(e => e.TextAsync("SELECT count(*) FROM main.ledgers")).Should().ThrowAsync<FlitchException>();
        error.Which.Error.Should().Match<ErrorInfo>(e => e.Code == "storage:file-missing" && e.Kind == ErrorKind.Storage && e.Summary.Contains(file));
        (await Engine.TextAsync("SELECT count(*) FROM main.balance")).Should().Equal("0");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_damaged_file_is_named_wherever_it_stands(int index)
    {
        await CommitAsync(new Row("L1", Row.At(11)), new Row("L2", Row.At(12)));
        var file = Path.Combine(Folder.FilesPath, (await ManifestAsync()).Files[index].Path);
        await File.WriteAllTextAsync(file, "this is no Parquet file, and long enough to be looked at", Cancel);

        var error = await Engine.Invoking(e => e.TextAsync("SELECT * FROM main.ledgers")).Should().ThrowAsync<FlitchException>();

        error.Which.Error.Should().Match<ErrorInfo>(e => e.Code == "storage:file-unreadable" && e.Summary.Contains(file));
    }
}
