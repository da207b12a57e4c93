using System.Globalization;
using System.Text.Json;
using Flitch.Connectors.Kraken.Sandbox.Tests.Support;

namespace Flitch.Connectors.Kraken.Sandbox.Tests.Endpoints;

/// <summary>The methods beside the seven objects.</summary>
public sealed class SiblingTests
{
    [Theory]
    [InlineData("QueryOrders", "txid", "ClosedOrders", 50)]
    [InlineData("QueryTrades", "txid", "TradesHistory", 20)]
    [InlineData("QueryLedgers", "id", "Ledgers", 20)]
    public async Task Rows_are_found_by_their_ids(string method, string parameter, string listing, int most)
    {
        await using var sandbox = await StartAsync();
        using var caller = new Caller(sandbox);
        var rows = sandbox.Truth(listing).Take(most).ToArray();
        var result = await caller.ResultAsync(method, (parameter, string.Join(',', rows.Select(row => row.Id))));
        result.EnumerateObject().Select(row => row.Name).Should().Equal(rows.Select(row => row.Id));
        foreach (var row in rows)
            result.GetProperty(row.Id).EnumerateObject().Should().OnlyContain(field =>
                field.Value.GetRawText() == JsonDocument.Parse(row.Json, default).RootElement.GetProperty(field.Name).GetRawText());
        var tooMany = string.Join(',', sandbox.Truth(listing).Take(most + 1).Select(row => row.Id));
        (await caller.ErrorAsync(method, (parameter, tooMany))).Should().Be($"EGeneral:Invalid arguments:{parameter}");
        (await caller.ErrorAsync(method, (parameter, "NONSENSE"))).Should().StartWith("E");
    }

    [Fact]
    public async Task The_extended_balance_holds_what_open_orders_need()
    {
        await using var sandbox = await StartAsync();
        using var caller = new Caller(sandbox);
        var balances = (await caller.ResultAsync("Balance")).EnumerateObject().ToDictionary(row => row.Name, row => row.Value.GetString());
        var extended = (await caller.ResultAsync("BalanceEx")).EnumerateObject().ToArray();
        extended.ToDictionary(row => row.Name, row => row.Value.GetProperty("balance").GetString()).Should().BeEquivalentTo(balances);
        extended.Should().Contain(row => Number(row.Value.GetProperty("hold_trade")) > 0);
        extended.Should().OnlyContain(row => Number(row.Value.GetProperty("hold_trade")) <= Number(row.Value.GetProperty("balance")));
    }

    [Fact]
    public async Task Funding_is_an_array_of_the_deposits_and_withdrawals()
    {
        await using var sandbox = await StartAsync();
        using var caller = new Caller(sandbox);
        var ledgers = sandbox.Truth("Ledgers").Select(row => JsonDocument.Parse(row.Json).RootElement).ToArray();
        foreach (var (method, type) in new[] { ("DepositStatus", "deposit"), ("WithdrawStatus", "withdrawal") })
        {
            var expected = ledgers.Where(row => row.GetProperty("type").GetString() == type).Select(row => row.GetProperty("refid").GetString()).Reverse();
            (await caller.ResultAsync(method)).EnumerateArray().Select(row => row.GetProperty("refid").GetString()).Should().Equal(expected).And.NotBeEmpty();
        }

        (await caller.ResultAsync("DepositStatus", ("asset", "ZUSD"), ("limit", "3"))).EnumerateArray().Should().HaveCount(3);
    }

    [Fact]
    public async Task Positions_can_be_consolidated_by_market()
    {
        await using var sandbox = await StartAsync();
        using var caller = new Caller(sandbox);
        var positions = (await caller.ResultAsync("OpenPositions", ("docalcs", "true"))).EnumerateObject().Select(row => row.Value).ToArray();
        var markets = (await caller.ResultAsync("OpenPositions", ("consolidation", "market"), ("docalcs", "true"))).EnumerateArray().ToArray();
        markets.Sum(market => int.Parse(market.GetProperty("positions").GetString()!, CultureInfo.InvariantCulture)).Should().Be(positions.Length);
        markets.Sum(market => Number(market.GetProperty("vol"))).Should().Be(positions.Sum(position => Number(position.GetProperty("vol"))));
    }

    [Fact]
    public async Task The_trade_balance_adds_up_and_knows_other_assets()
    {
        await using var sandbox = await StartAsync();
        using var caller = new Caller(sandbox);
        var dollars = await caller.ResultAsync("TradeBalance");
        Number(dollars.GetProperty("e")).Should().BeApproximately(Number(dollars.GetProperty("tb")) + Number(dollars.GetProperty("n")), 0.0002m);
        Number(dollars.GetProperty("mf")).Should().BeApproximately(Number(dollars.GetProperty("e")) - Number(dollars.GetProperty("m")), 0.0002m);
        Number(dollars.GetProperty("ml")).Should().BePositive();
        Number((await caller.ResultAsync("TradeBalance", ("asset", "XXBT"))).GetProperty("eb")).Should().BeLessThan(Number(dollars.GetProperty("eb")));
        (await caller.ErrorAsync("TradeBalance", ("asset", "NOPE"))).Should().Be("EQuery:Unknown asset");
    }

    [Fact]
    public async Task The_volume_is_that_of_thirty_days()
    {
        await using var sandbox = await StartAsync();
        using var caller = new Caller(sandbox);
        var volume = await caller.ResultAsync("TradeVolume", ("pair", "XXBTZUSD"));
        Number(volume.GetProperty("volume")).Should().BePositive();
        volume.GetProperty("fees").GetProperty("XXBTZUSD").GetProperty("nextfee").ValueKind.Should().Be(JsonValueKind.Null);
    }

    private static Task<KrakenSandboxServer> StartAsync() => Start.SandboxAsync(FakeClock.AtStart(), ("ledgers", "1500"));

    private static decimal Number(JsonElement value) => decimal.Parse(value.GetString()!, CultureInfo.InvariantCulture);
}
