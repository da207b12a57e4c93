using System.Text.Json;
using Flitch.EndToEnd.Tests.Processes;

namespace Flitch.EndToEnd.Tests.Demo;

/// <summary>The README's first command, as a newcomer meets it.</summary>
public sealed class DemoTests(FirstDemo demo) : IClassFixture<FirstDemo>
{
    private readonly FlitchInstall _flitch = demo.Flitch;

    [Fact]
    public void FirstRun_ShowsMatrixAndAllSevenDatasets()
    {
        string[] datasets = ["balance", "trade_balance", "open_orders", "closed_orders", "trades_history", "ledgers", "open_positions"];

        demo.Result.Output.Should().ContainAll(datasets).And.Contain("ready");
        demo.Result.Errors.Should().NotContain("   at ", "no stack trace is for people");
    }

    [Fact]
    public async Task SecondRun_TakesOneCallPerIncrementalDataset_AndKeepsEveryRow()
    {
        var before = await CountsAsync();

        var again = (await _flitch.RunAsync("demo", "--once")).MustSucceed();

        var after = await CountsAsync();
        again.Output.Should().ContainAny("1 call", "2 calls");
        after.Should().HaveCount(before.Count);
        after.Should().OnlyContain(now => now.Value >= before[now.Key], "a row never goes missing");
        after["ledgers"].Should().BeGreaterThan(15_000);
    }

    [Fact]
    public async Task Views_RunInABareDuckDb_AndAgreeWithFlitch()
    {
        const string Sql = "SELECT asset, count(*)::VARCHAR AS rows, sum(amount - fee)::VARCHAR AS change FROM main.ledgers GROUP BY asset ORDER BY asset";

        var foreign = (await Command.RunAsync("node", ["query.mjs", Path.Combine(_flitch.Data, "views.sql"), Sql], Repository.Readers)).MustSucceed();

        var own = (await _flitch.RunAsync("query", Sql, "--format", "json")).MustSucceed();
        JsonSerializer.Serialize(own.Json).Should().Be(JsonSerializer.Serialize(foreign.Json));
        own.Json.GetArrayLength().Should().BeGreaterThan(5);
    }

    [Fact]
    public async Task Balances_AreTheSumsOfTheLedgers()
    {
        const string Sql = """
            SELECT b.asset, b.balance, l.total
            FROM main.balance b JOIN (SELECT asset, sum(amount - fee) AS total FROM main.ledgers GROUP BY asset) l USING (asset)
            WHERE b.balance <> l.total
            """;

        var differences = (await _flitch.RunAsync("query", Sql, "--format", "json")).MustSucceed();

        differences.Json.GetArrayLength().Should().Be(0, "the sandbox's account is coherent, and every row of it has arrived: {0}", differences.Output);
    }

    private async Task<Dictionary<string, long>> CountsAsync()
    {
        const string Sql = """
            SELECT 'ledgers' AS dataset, count(*) AS rows FROM main.ledgers
            UNION ALL SELECT 'trades_history', count(*) FROM main.trades_history
            UNION ALL SELECT 'closed_orders', count(*) FROM main.closed_orders
            """;
        var result = (await _flitch.RunAsync("query", Sql, "--format", "json")).MustSucceed();
        return result.Json.EnumerateArray().ToDictionary(r => r.GetProperty("dataset").GetString()!, r => r.GetProperty("rows").GetInt64());
    }
}
