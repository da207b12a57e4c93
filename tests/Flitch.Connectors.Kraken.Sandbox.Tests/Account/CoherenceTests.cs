using System.Globalization;
using System.Text.Json;
using Flitch.Connectors.Kraken.Sandbox.Tests.Support;

namespace Flitch.Connectors.Kraken.Sandbox.Tests.Account;

/// <summary>The account holds together, read from what it writes and not from what it keeps.</summary>
public sealed class CoherenceTests
{
    public static TheoryData<int, string> Accounts => new() { { 1, "20000" }, { 2, "3000" }, { 3, "500" }, { 4, "8000" } };

    [Theory]
    [MemberData(nameof(Accounts))]
    public async Task Balances_are_the_running_sums_of_the_ledgers(int seed, string ledgers)
    {
        await using var sandbox = await StartAsync(seed, ledgers);
        var sums = new Dictionary<string, decimal>();
        foreach (var row in Rows(sandbox, "Ledgers"))
        {
            var asset = row.Row.GetProperty("asset").GetString()!;
            sums[asset] = sums.GetValueOrDefault(asset) + Amount(row.Row, "amount") - Amount(row.Row, "fee");
            Amount(row.Row, "balance").Should().Be(sums[asset], "row {0} closes the chain of {1}", row.Id, asset);
            sums[asset].Should().BeGreaterThanOrEqualTo(0, "nobody owes the exchange {0}", asset);
        }

        Rows(sandbox, "Balance").ToDictionary(row => row.Id, row => Amount(row.Row)).Should().BeEquivalentTo(sums);
    }

    [Theory]
    [MemberData(nameof(Accounts))]
    public async Task Every_trade_has_its_ledger_rows_and_every_trade_row_its_trade(int seed, string ledgers)
    {
        await using var sandbox = await StartAsync(seed, ledgers);
        var byId = Rows(sandbox, "Ledgers").ToDictionary(row => row.Id, row => row.Row);
        var named = new HashSet<string>();
        foreach (var (id, trade) in Rows(sandbox, "TradesHistory"))
        {
            var ids = trade.GetProperty("ledgers").EnumerateArray().Select(ledger => ledger.GetString()!).ToArray();
            ids.All(ledger => named.Add(ledger) && byId[ledger].GetProperty("refid").GetString() == id).Should().BeTrue("{0} owns its rows", id);
            var onMargin = trade.GetProperty("leverage").GetString() != "0";
            ids.Length.Should().BeInRange(onMargin ? 1 : 2, onMargin ? 2 : 5);
            var rows = ids.Select(ledger => byId[ledger]).ToArray();
            if (!onMargin)
                rows.Should().Contain(row => Math.Abs(Amount(row, "amount")) == Amount(trade, "vol"), "the base leg of {0} is its volume", id);
            if (Amount(trade, "fee") >= 0.01m)
                rows.Sum(row => Amount(row, "fee")).Should().BePositive("the fee of {0} is paid in one asset or another", id);
        }

        byId.Where(row => row.Value.GetProperty("type").GetString() is "trade" or "margin" or "settled").Select(row => row.Key).ToHashSet()
            .SetEquals(named).Should().BeTrue("every row of a trade is named by its trade");
    }

    [Theory]
    [MemberData(nameof(Accounts))]
    public async Task Orders_match_their_trades(int seed, string ledgers)
    {
        await using var sandbox = await StartAsync(seed, ledgers);
        var trades = Rows(sandbox, "TradesHistory").ToDictionary(row => row.Id, row => row.Row);
        var named = new HashSet<string>();
        foreach (var (id, order) in Rows(sandbox, "ClosedOrders").Concat(Rows(sandbox, "OpenOrders")))
        {
            var fills = order.TryGetProperty("trades", out var list) ? list.EnumerateArray().Select(trade => trades[trade.GetString()!]).ToArray() : [];
            fills.All(fill => fill.GetProperty("ordertxid").GetString() == id).Should().BeTrue("the fills of {0} name it", id);
            named.UnionWith(order.TryGetProperty("trades", out list) ? list.EnumerateArray().Select(trade => trade.GetString()!) : []);
            Amount(order, "vol_exec").Should().Be(fills.Sum(fill => Amount(fill, "vol")));
            Amount(order, "cost").Should().Be(fills.Sum(fill => Amount(fill, "cost")));
            Amount(order, "fee").Should().Be(fills.Sum(fill => Amount(fill, "fee")));
            Amount(order, "vol_exec").Should().BeLessThanOrEqualTo(Amount(order, "vol"));
        }

        sandbox.Truth("OpenOrders").Should().HaveCountGreaterThanOrEqualTo(3);
        named.SetEquals(trades.Keys).Should().BeTrue("every trade has its order");
    }

    [Theory]
    [MemberData(nameof(Accounts))]
    public async Task Open_positions_are_the_trades_that_say_so(int seed, string ledgers)
    {
        await using var sandbox = await StartAsync(seed, ledgers);
        var trades = Rows(sandbox, "TradesHistory").ToDictionary(row => row.Id, row => row.Row);
        var open = trades.Where(trade => trade.Value.TryGetProperty("posstatus", out var status) && status.GetString() == "open").ToArray();
        var positions = Rows(sandbox, "OpenPositions").ToDictionary(row => row.Id, row => row.Row);
        positions.Keys.Should().BeEquivalentTo(open.Select(trade => trade.Key)).And.NotBeEmpty();
        foreach (var (id, position) in positions)
        {
            var closed = trades.Values.Where(trade => trade.GetProperty("misc").GetString() == "closing" && trade.GetProperty("postxid").GetString() == id);
            Amount(position, "vol_closed").Should().Be(closed.Sum(trade => Amount(trade, "vol")));
        }
    }

    [Theory]
    [InlineData("20000")]
    [InlineData("300")]
    public async Task Every_kind_of_row_occurs(string ledgers)
    {
        await using var sandbox = await StartAsync(1, ledgers);
        var rows = Rows(sandbox, "Ledgers").Select(row => row.Row).ToArray();
        rows.Select(row => row.GetProperty("type").GetString()).Distinct().Should().Contain(
            [
                "trade", "deposit", "withdrawal", "transfer", "margin", "rollover", "staking", "spend", "receive", "credit", "dividend", "adjustment",
                "earn", "invite bonus",
            ]);
        rows.Select(row => row.GetProperty("subtype").GetString()).Distinct().Should().Contain(
            ["", "spottostaking", "stakingfromspot", "delistingconversion", "airdrop", "welcomebonus"]);
        rows.Select(row => row.GetProperty("asset").GetString()).Distinct().Should().Contain(["KFEE", "AAPLx", "DOT.S", "XREP", "ZUSD", "XXBT"]);
        rows.Should().Contain(row => row.GetProperty("fee").GetString()!.StartsWith('-'), "a failed withdrawal gives its fee back");
    }

    [Fact]
    public async Task The_demo_account_has_about_twenty_thousand_rows_over_two_years()
    {
        await using var sandbox = await Start.SandboxAsync(FakeClock.AtStart());
        var rows = Rows(sandbox, "Ledgers");
        rows.Count.Should().BeInRange(19_000, 22_500);
        var first = DateTimeOffset.FromUnixTimeSeconds((long)rows[0].Row.GetProperty("time").GetDecimal());
        first.Should().BeCloseTo(new DateTimeOffset(2024, 11, 1, 9, 0, 0, TimeSpan.Zero), TimeSpan.FromHours(1));
    }

    private static Task<KrakenSandboxServer> StartAsync(int seed, string ledgers) =>
        Start.SandboxAsync(FakeClock.AtStart(), ("seed", seed.ToString(CultureInfo.InvariantCulture)), ("ledgers", ledgers));

    private static List<(string Id, JsonElement Row)> Rows(KrakenSandboxServer sandbox, string method) =>
        [.. sandbox.Truth(method).Select(row => (row.Id, JsonDocument.Parse(row.Json).RootElement))];

    private static decimal Amount(JsonElement row, string name) => Amount(row.GetProperty(name));

    private static decimal Amount(JsonElement value) => decimal.Parse(value.GetString()!, CultureInfo.InvariantCulture);
}
