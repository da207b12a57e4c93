using Flitch.Connectors.Catalog;
using Flitch.DuckDb;
using Flitch.Storage.Datasets;
using Flitch.Storage.Manifests;
using Flitch.Storage.Tests.Support;
using Flitch.Storage.Views;

namespace Flitch.Storage.Tests.Views;

public sealed class ViewsFileTests : StorageTest
{
    [Fact]
    public async Task Runs_in_a_bare_session_and_shows_every_dataset()
    {
        await FillAsync();
        using var duck = Queries.Bare();
        foreach (var statement in await StatementsAsync())
        {
            duck.Text(statement); // each stands alone: none may fail
        }

        duck.Text("SELECT ledger_id, month FROM main.ledgers ORDER BY ALL").Should().Equal("L1|11/01/2026", "L2|");
        duck.Text("SELECT ledger_id FROM ledgers WHERE month = DATE '2026-11-01'").Should().Equal("L1");
        duck.Text("SELECT asset FROM main.balance").Should().Equal("XXBT");
        duck.Text("SELECT count(*) FROM main.balance_history").Should().Equal("1");
        duck.Text("SELECT rows FROM main.balance_snapshots").Should().Equal("1");
        duck.Text("SELECT \"_connection\", ledger_id FROM kraken.ledgers ORDER BY ALL").Should().Equal("main|L1", "main|L2", "second|L9");
        duck.Text("SELECT column_name FROM (DESCRIBE kraken.ledgers) LIMIT 2").Should().Equal("_connection", "ledger_id");
    }

    [Fact]
    public async Task Lists_the_columns_and_comments_them()
    {
        await FillAsync();
        using var duck = Queries.Bare();
        foreach (var statement in await StatementsAsync())
        {
            duck.Text(statement);
        }

        duck.Text("SELECT column_name FROM (DESCRIBE main.ledgers)").Should().Equal(
            "ledger_id", "time", "asset", "amount", "refs", "settled", "count", "value_date", "_rescued", "_synced_at", "_run_id", "_page", "month");
        duck.Text("SELECT comment FROM duckdb_columns() WHERE schema_name='main' AND table_name='ledgers' AND column_name='time'").Should().Equal("When it's booked.");
        duck.Text("SELECT comment FROM duckdb_views() WHERE schema_name='main' AND view_name='ledgers'").Should().Equal("Every change of a balance; the account's \"diary\".");
    }

    [Fact]
    public async Task Each_statement_stands_alone_when_a_dataset_is_gone()
    {
        await FillAsync();
        var statements = await StatementsAsync();
        Directory.Delete(Path.Combine(Folder.ConnectionsPath, "main", "ledgers"), recursive: true);
        using var duck = Queries.Bare();
        var failed = 0;
        foreach (var statement in statements)
        {
            try
            {
                duck.Text(statement);
            }
            catch (DuckDbException)
            {
                failed++;
            }
        }

        failed.Should().BePositive().And.BeLessThan(statements.Count);
        duck.Text("SELECT ledger_id FROM second.ledgers").Should().Equal("L9");
    }

    [Fact]
    public async Task Follows_commits_without_being_written_again()
    {
        await FillAsync();
        var statements = await StatementsAsync();
        await CommitAsync(new Row("L3", Row.At(10)), new Row("L1", Row.At(11), "5"));
        using var duck = Queries.Bare();
        foreach (var statement in statements)
        {
            duck.Text(statement);
        }

        duck.Text("SELECT ledger_id, amount FROM main.ledgers WHERE month IS NOT NULL ORDER BY ALL").Should().Equal("L1|5.000000000000000000", "L3|1.000000000000000000");
    }

    [Fact]
    public async Task Leaves_out_a_dataset_whose_manifest_is_broken()
    {
        await FillAsync();
        await File.WriteAllTextAsync(Path.Combine(Folder.ConnectionsPath, "main", "balance", "_flitch.json"), "{", Cancel);

        var text = string.Join('\n', await StatementsAsync());

        text.Should().Contain("\"main\".\"ledgers\"").And.NotContain("\"main\".\"balance\"");
    }

    [Fact]
    public async Task A_folder_with_odd_characters_is_quoted()
    {
        var odd = Path.Combine(Root, "it's [a] *data* folder?");
        using var folder = DataFolder.Open(odd, Clock);
        await using (var writer = await DatasetWriter.OpenAsync(folder, Main, Samples.Ledgers, Cancel))
        {
            await CommitAsync(writer, "run-1", new Row("L1", Row.At(11)));
            await CommitAsync(writer, "run-1", new Row("L2", Row.At(11)));
        }

        await ViewsFile.WriteAsync(folder, Cancel);
        using var duck = Queries.Bare();
        foreach (var statement in Split(await File.ReadAllTextAsync(folder.ViewsPath, Cancel)))
        {
            duck.Text(statement);
        }

        duck.Text("SELECT count(*) FROM main.ledgers").Should().Equal("2");
        (await new Storage.Querying.QueryEngine(folder).TextAsync("SELECT count(*) FROM main.ledgers")).Should().Equal("2");
    }

    private async Task FillAsync()
    {
        await CommitAsync(new Row("L1", Row.At(11)), new Row("L2", null));
        await using (var second = await DatasetWriter.OpenAsync(Folder, new("second", "kraken"), Samples.Ledgers, Cancel))
        {
            await CommitAsync(second, "run-1", new Row("L9", Row.At(11)));
        }

        await using var balance = await DatasetWriter.OpenAsync(Folder, Main, Samples.Balance with { Mode = RefreshMode.Snapshot }, Cancel);
        using var batch = BalanceRows.Batch(("XXBT", "1"));
        balance.Stage(batch, new(Clock.Now, "run-1", 1));
        await balance.CommitSnapshotAsync(Clock.Now, "run-1", RefreshState.Empty, Cancel);
    }

    private async Task<IReadOnlyList<string>> StatementsAsync()
    {
        await ViewsFile.WriteAsync(Folder, Cancel);
        return Split(await File.ReadAllTextAsync(Folder.ViewsPath, Cancel));
    }

    private static IReadOnlyList<string> Split(string text) =>
        [.. text.Split('\n').Where(line => line.Length > 0 && !line.StartsWith("--", StringComparison.Ordinal)).Select(line => line.TrimEnd(';'))];
}
