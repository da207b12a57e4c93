using System.Globalization;
using System.Text.Json;
using Flitch.Connectors.Kraken.Sandbox.Tests.Support;

namespace Flitch.Connectors.Kraken.Sandbox.Tests.Endpoints;

/// <summary>Every filter against the rows that are written out.</summary>
public sealed class FilterTests
{
    [Theory]
    [InlineData("type", "deposit", "type", "deposit")]
    [InlineData("type", "staking", "type", "staking")]
    [InlineData("asset", "ZUSD", "asset", "ZUSD")]
    [InlineData("asset", "XBT,ZEUR", "asset", "XXBT,ZEUR")]
    [InlineData("aclass", "tokenized_asset", "aclass", "tokenized_asset")]
    public async Task Ledgers_are_filtered(string parameter, string value, string field, string wanted)
    {
        await using var sandbox = await StartAsync();
        using var caller = new Caller(sandbox);
        var expected = sandbox.Truth("Ledgers")
            .Where(row => wanted.Split(',').Contains(Parse(row).GetProperty(field).GetString())).Select(row => row.Id).ToArray();
        var found = new List<string>();
        while (true)
        {
            var result = await caller.ResultAsync("Ledgers", (parameter, value), ("ofs", found.Count.ToString(CultureInfo.InvariantCulture)));
            result.GetProperty("count").GetInt32().Should().Be(expected.Length);
            if (!result.GetProperty("ledger").EnumerateObject().Any())
                break;
            found.AddRange(result.GetProperty("ledger").EnumerateObject().Select(row => row.Name));
        }

        found.AsEnumerable().Reverse().Should().Equal(expected).And.NotBeEmpty();
    }

    [Fact]
    public async Task A_filter_sees_rows_that_came_later()
    {
        var clock = FakeClock.AtStart();
        await using var sandbox = await StartAsync(clock);
        using var caller = new Caller(sandbox);
        (await caller.ResultAsync("Ledgers", ("asset", "XXLM"))).GetProperty("count").GetInt32().Should().Be(0);
        var id = sandbox.AddDeposit(12.5m);
        var ledger = (await caller.ResultAsync("Ledgers", ("asset", "XXLM"))).GetProperty("ledger").EnumerateObject().Single();
        ledger.Name.Should().Be(id);
        ledger.Value.GetProperty("amount").GetString().Should().Be("12.50000000");
        sandbox.Truth("Balance").Should().Contain(new SandboxRow("XXLM", "\"12.50000000\""));
    }

    [Theory]
    [InlineData("any position")]
    [InlineData("closed position")]
    [InlineData("closing position")]
    [InlineData("no position")]
    public async Task Trades_are_filtered_by_their_part_in_a_position(string type)
    {
        await using var sandbox = await StartAsync();
        using var caller = new Caller(sandbox);
        bool Opens(JsonElement row) => row.TryGetProperty("posstatus", out _);
        bool Closes(JsonElement row) => row.GetProperty("misc").GetString() == "closing";
        var expected = sandbox.Truth("TradesHistory").Select(Parse).Count(row => type switch
        {
            "any position" => Opens(row) || Closes(row),
            "closed position" => Opens(row) && row.GetProperty("posstatus").GetString() == "closed",
            "closing position" => Closes(row),
            _ => !Opens(row) && !Closes(row),
        });
        (await caller.ResultAsync("TradesHistory", ("type", type))).GetProperty("count").GetInt32().Should().Be(expected).And.BePositive();
    }

    [Theory]
    [InlineData("close")]
    [InlineData("open")]
    [InlineData("both")]
    public async Task Closed_orders_are_filtered_by_the_time_that_is_asked_for_and_sorted_by_closing(string mode)
    {
        await using var sandbox = await StartAsync();
        using var caller = new Caller(sandbox);
        var (start, end) = (1_750_000_000m, 1_770_000_000m);
        var expected = sandbox.Truth("ClosedOrders").Where(row =>
        {
            var (opened, closed) = (Parse(row).GetProperty("opentm").GetDecimal(), Parse(row).GetProperty("closetm").GetDecimal());
            return mode switch { "close" => closed > start && closed <= end, "open" => opened > start && opened <= end, _ => opened > start && closed <= end };
        }).Select(row => row.Id).Reverse().ToArray();
        var result = await caller.ResultAsync("ClosedOrders", ("closetime", mode), ("start", "1750000000"), ("end", "1770000000"));
        result.GetProperty("count").GetInt32().Should().Be(expected.Length);
        result.GetProperty("closed").EnumerateObject().Select(row => row.Name).Should().Equal(expected.Take(50)).And.NotBeEmpty();
    }

    [Fact]
    public async Task An_order_id_as_bound_stands_for_its_opening()
    {
        await using var sandbox = await StartAsync();
        using var caller = new Caller(sandbox);
        var order = sandbox.Truth("ClosedOrders")[100];
        var opened = Parse(order).GetProperty("opentm").GetRawText();
        var byId = await caller.ResultAsync("ClosedOrders", ("closetime", "close"), ("start", order.Id));
        var byTime = await caller.ResultAsync("ClosedOrders", ("closetime", "close"), ("start", opened));
        byId.GetRawText().Should().Be(byTime.GetRawText());
    }

    [Fact]
    public async Task Cursors_keep_their_place_while_rows_arrive()
    {
        var clock = FakeClock.AtStart();
        await using var sandbox = await StartAsync(clock);
        using var caller = new Caller(sandbox);
        var before = sandbox.Truth("Ledgers").Select(row => row.Id).Reverse().ToArray();
        var found = new List<string>();
        var cursor = "";
        do
        {
            var result = await caller.ResultAsync("Ledgers", cursor.Length == 0 ? ("with_cursor", "true") : ("cursor", cursor));
            found.AddRange(result.GetProperty("ledger").EnumerateObject().Select(row => row.Name));
            cursor = result.GetProperty("cursor").TryGetProperty("next", out var next) ? next.GetString()! : "";
            clock.Move(TimeSpan.FromMinutes(1));
            sandbox.AddDeposit(1m);
        }
        while (cursor.Length > 0);
        found.Should().Equal(before);
    }

    private static Task<KrakenSandboxServer> StartAsync(FakeClock? clock = null) =>
        Start.SandboxAsync(clock ?? FakeClock.AtStart(), ("ledgers", "1500"), ("late", "0"));

    private static JsonElement Parse(SandboxRow row) => JsonDocument.Parse(row.Json).RootElement;
}
