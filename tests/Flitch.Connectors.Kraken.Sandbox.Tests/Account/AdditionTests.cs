using System.Text.Json;
using Flitch.Connectors.Kraken.Sandbox.Tests.Support;

namespace Flitch.Connectors.Kraken.Sandbox.Tests.Account;

/// <summary>What tests put into the account on top of what the seed brings.</summary>
public sealed class AdditionTests
{
    [Fact]
    public async Task Closing_a_position_rewrites_its_opening_trade_of_eight_months_ago()
    {
        var clock = FakeClock.AtStart();
        await using var sandbox = await Start.SandboxAsync(clock, ("ledgers", "800"));
        var position = sandbox.OpenPosition(clock.GetUtcNow().AddMonths(-8));
        var before = Trade(sandbox, position);
        clock.Move(TimeSpan.FromMinutes(1));
        var closing = Trade(sandbox, sandbox.ClosePosition(position));
        var after = Trade(sandbox, position);

        before.GetProperty("posstatus").GetString().Should().Be("open");
        after.GetProperty("posstatus").GetString().Should().Be("closed");
        after.GetProperty("time").GetRawText().Should().Be(before.GetProperty("time").GetRawText());
        after.GetProperty("cvol").GetString().Should().Be(before.GetProperty("vol").GetString());
        closing.GetProperty("postxid").GetString().Should().Be(position);
        closing.GetProperty("misc").GetString().Should().Be("closing");
        (closing.GetProperty("time").GetDecimal() - after.GetProperty("time").GetDecimal()).Should().BeGreaterThan(86_400 * 240);
    }

    [Fact]
    public async Task Generated_positions_rewrite_their_opening_trades_too()
    {
        var clock = FakeClock.AtStart();
        await using var sandbox = await Start.SandboxAsync(clock, ("ledgers", "800"));
        var before = sandbox.Truth("TradesHistory").Where(row => row.Json.Contains("\"posstatus\":\"open\"", StringComparison.Ordinal)).ToList();
        clock.Move(TimeSpan.FromDays(200));
        var after = sandbox.Truth("TradesHistory").ToDictionary(row => row.Id);
        before.Should().NotBeEmpty().And.OnlyContain(row => after[row.Id].Json != row.Json);
    }

    [Fact]
    public async Task Added_trades_stand_at_their_place_in_time_and_their_ledger_rows_keep_the_chain_of_balances()
    {
        var clock = FakeClock.AtStart();
        await using var sandbox = await Start.SandboxAsync(clock, ("ledgers", "800"));
        sandbox.ClosePosition(sandbox.OpenPosition(clock.GetUtcNow().AddMonths(-8)));
        sandbox.Truth("TradesHistory").Select(row => Json(row).GetProperty("time").GetDecimal()).Should().BeInAscendingOrder();
        var dollars = sandbox.Truth("Ledgers").Select(Json).Where(row => row.GetProperty("asset").GetString() == "ZUSD").ToList();
        foreach (var (previous, row) in dollars.Zip(dollars.Skip(1)))
            Number(row, "balance").Should().Be(Number(previous, "balance") + Number(row, "amount") - Number(row, "fee"));
    }

    [Fact]
    public async Task An_order_without_a_close_time_is_listed_by_every_closetime_but_close()
    {
        var clock = FakeClock.AtStart();
        await using var sandbox = await Start.SandboxAsync(clock, ("ledgers", "800"), ("page-size", "1000"));
        var order = sandbox.AddOrderWithoutCloseTime(clock.GetUtcNow().AddDays(-40));
        using var caller = new Caller(sandbox);
        var end = clock.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var listed = new Dictionary<string, JsonElement>();
        foreach (var closetime in new[] { "open", "both", "close" })
            listed[closetime] = await caller.ResultAsync("ClosedOrders", ("closetime", closetime), ("end", end));
        listed["open"].GetProperty("closed").GetProperty(order).TryGetProperty("closetm", out _).Should().BeFalse();
        listed["both"].GetProperty("closed").TryGetProperty(order, out _).Should().BeTrue();
        listed["close"].GetProperty("closed").TryGetProperty(order, out _).Should().BeFalse();
        listed["both"].GetProperty("count").GetInt32().Should().Be(listed["close"].GetProperty("count").GetInt32() + 1);
        sandbox.Truth("ClosedOrders").Should().Contain(row => row.Id == order);
    }

    private static JsonElement Trade(KrakenSandboxServer sandbox, string id) => Json(sandbox.Truth("TradesHistory").Single(row => row.Id == id));

    private static JsonElement Json(SandboxRow row) => JsonDocument.Parse(row.Json).RootElement;

    private static decimal Number(JsonElement row, string field) =>
        decimal.Parse(row.GetProperty(field).GetString()!, System.Globalization.CultureInfo.InvariantCulture);
}
