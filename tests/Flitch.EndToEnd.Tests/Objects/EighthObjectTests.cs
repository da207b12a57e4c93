namespace Flitch.EndToEnd.Tests.Objects;

/// <summary>A new object is one schema file: it is built, refreshed and queried without a line of C#.</summary>
public sealed class EighthObjectTests(NewObjects objects) : IClassFixture<NewObjects>
{
    [Fact]
    public async Task MapOfObjects_LikeBalanceEx() => (await RowsAsync(
        "balance_ex", "SELECT e.asset FROM main.balance_ex e JOIN main.balance b USING (asset) WHERE e.balance = b.balance AND e.hold_trade >= 0")).Should().BeGreaterThan(3);

    [Fact]
    public async Task ArrayOfObjects_LikeWithdrawStatus() => (await RowsAsync(
        "withdraw_status", "SELECT refid FROM main.withdraw_status WHERE amount > 0 AND time < now() AND asset IS NOT NULL")).Should().BeGreaterThan(0);

    [Fact]
    public async Task MapOfRecords_LikeQueryTrades() => (await RowsAsync(
        "query_trades", "SELECT q.txid FROM main.query_trades q JOIN main.trades_history t USING (txid) WHERE q.price = t.price AND q.vol = t.vol AND q.time = t.time")).Should().Be(3);

    private async Task<int> RowsAsync(string name, string sql)
    {
        (await objects.Flitch.RunAsync("connector", "show", "kraken")).MustSucceed().Output.Should().Contain(name);
        return (await objects.Flitch.RunAsync("query", sql, "--format", "json")).MustSucceed().Json.GetArrayLength();
    }
}
