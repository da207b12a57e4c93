using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Flitch.Connectors.Kraken.Sandbox.Account;
using Flitch.Connectors.Kraken.Sandbox.Tests.Support;
using Flitch.Connectors.Kraken.Sandbox.Wire;

namespace Flitch.Connectors.Kraken.Sandbox.Tests.Wire;

/// <summary>The text on the wire: digits, quotes, nulls, absent fields.</summary>
public sealed partial class WireTests
{
    [Theory]
    [InlineData(0, 4, "0.0000")]
    [InlineData(5, 10, "0.0000000005")]
    [InlineData(-5, 4, "-0.0005")]
    [InlineData(123456, 4, "12.3456")]
    [InlineData(-123456, 2, "-1234.56")]
    [InlineData(42, 0, "42")]
    [InlineData(long.MaxValue, 10, "922337203.6854775807")]
    public void Units_are_padded_to_their_digits(long units, int decimals, string expected)
    {
        WireWriter.Text(units, decimals).Should().Be(expected);
        Amounts.FromUnits(units, decimals).ToString(CultureInfo.InvariantCulture).Should().Be(expected);
    }

    [Theory]
    [InlineData("1705260547.4728658", 17052605474728658)]
    [InlineData("1705260547", 17052605470000000)]
    [InlineData("1705260547.4", 17052605474000000)]
    public void Times_are_read_and_written_digit_for_digit(string text, long ticks)
    {
        UnixTicks.TryParse(text, out var read).Should().BeTrue();
        read.Should().Be(ticks);
        using var writer = new WireWriter();
        writer.Json.WriteStartObject();
        writer.Time("time"u8, ticks);
        writer.Json.WriteEndObject();
        System.Text.Encoding.UTF8.GetString(writer.Written.Span).Should().Be($$"""{"time":{{text}}}""");
    }

    [Fact]
    public void Ids_read_back_and_foreign_ones_do_not()
    {
        var ids = new Ids(7);
        var seen = new HashSet<string>();
        for (uint number = 0; number < 5_000; number++)
        {
            var id = ids.Text('L', number * 1_717);
            id.Should().MatchRegex("^L[A-Z2-7]{5}-[A-Z2-7]{5}-[A-Z2-7]{6}$");
            seen.Add(id).Should().BeTrue();
            ids.TryRead('L', id, out var read).Should().BeTrue();
            read.Should().Be(number * 1_717);
            ids.TryRead('T', id, out _).Should().BeFalse();
        }

        ids.TryRead('L', "LMKZCZ-Z3GVL-CXKK4H", out _).Should().BeFalse();
        new Ids(8).TryRead('L', seen.First(), out _).Should().BeFalse();
    }

    [Fact]
    public async Task Rows_of_2026_have_the_new_fields()
    {
        await using var sandbox = await StartAsync("2026");
        var trade = Last(sandbox, "TradesHistory");
        Names(trade).Should().Contain(["aclass", "tradeordertype", "leverage", "trade_id", "maker", "ledgers"]);
        Names(Last(sandbox, "ClosedOrders")).Should().Contain("time_in_force");
        Last(sandbox, "ClosedOrders").GetProperty("descr").GetProperty("aclass").GetString().Should().Be("forex");
        Names(Last(sandbox, "OpenPositions")).Should().Contain("class");
        Names(Last(sandbox, "TradeBalance")).Should().Contain(["uv", "mfo"]);
    }

    [Fact]
    public async Task Rows_of_2021_do_not_and_have_four_digits_of_time_and_money_by_price()
    {
        await using var sandbox = await StartAsync("2021");
        foreach (var row in All(sandbox, "TradesHistory"))
            Names(row).Should().NotIntersectWith(["aclass", "tradeordertype", "leverage", "trade_id", "maker"]);
        foreach (var row in All(sandbox, "ClosedOrders"))
        {
            Names(row).Should().NotIntersectWith(["time_in_force", "cl_ord_id", "margin", "sender_sub_id", "displayvol"]);
            row.GetProperty("descr").TryGetProperty("aclass", out _).Should().BeFalse();
        }

        All(sandbox, "Ledgers").Select(row => row.GetProperty("time").GetRawText()).Should().OnlyContain(time => OldTime().IsMatch(time));
        All(sandbox, "ClosedOrders").Where(row => row.GetProperty("descr").GetProperty("pair").GetString() == "XBTUSD")
            .Should().OnlyContain(row => Decimals(row.GetProperty("cost").GetString()!) == 1);
        Names(Last(sandbox, "TradeBalance")).Should().NotIntersectWith(["uv", "mfo"]);
    }

    [Fact]
    public async Task Both_field_sets_tell_of_the_same_account()
    {
        await using var old = await StartAsync("2021");
        await using var current = await StartAsync("2026");
        old.Truth("Balance").Should().Equal(current.Truth("Balance"));
        old.Truth("Ledgers").Select(row => row.Id).Should().Equal(current.Truth("Ledgers").Select(row => row.Id));
    }

    [Fact]
    public async Task Every_oddity_of_the_wire_occurs()
    {
        await using var sandbox = await Start.SandboxAsync(FakeClock.AtStart());
        var ledgers = All(sandbox, "Ledgers").ToArray();
        ledgers.Select(row => Decimals(row.GetProperty("time").GetRawText())).Distinct().Should().Contain([0, 5, 6, 7]);
        ledgers.GroupBy(row => row.GetProperty("time").GetRawText()).Should().Contain(group => group.Count() > 2);
        var orders = All(sandbox, "ClosedOrders").ToArray();
        orders.Select(row => row.GetProperty("status").GetString()).Distinct().Should().BeEquivalentTo("closed", "canceled", "expired");
        orders.Select(row => row.GetProperty("refid").ValueKind).Distinct().Order().Should().Equal(JsonValueKind.String, JsonValueKind.Null);
        orders.Select(row => row.GetProperty("userref").ValueKind).Distinct().Order().Should().Equal(JsonValueKind.Number, JsonValueKind.Null);
        orders.Select(row => row.GetProperty("descr").GetProperty("price").GetString()).Should().Contain("+1.0000%").And.Contain("0");
        var trades = All(sandbox, "TradesHistory").ToArray();
        trades.Select(row => row.GetProperty("postxid").GetString()).Should().Contain("TKH2SE-M7IF5-CFI7LT");
        trades.Should().Contain(row => row.GetProperty("misc").GetString() == "closing");
        trades.Where(row => row.TryGetProperty("net", out _)).Should().NotBeEmpty().And.OnlyContain(row => Sign().IsMatch(row.GetProperty("net").GetString()!));
        All(sandbox, "OpenPositions").Should().OnlyContain(row => row.GetProperty("rollovertm").ValueKind == JsonValueKind.String);
    }

    private static Task<KrakenSandboxServer> StartAsync(string fields) =>
        Start.SandboxAsync(FakeClock.AtStart(), ("ledgers", "2000"), ("fields", fields));

    private static IEnumerable<JsonElement> All(KrakenSandboxServer sandbox, string method) =>
        sandbox.Truth(method).Select(row => JsonDocument.Parse(row.Json).RootElement);

    private static JsonElement Last(KrakenSandboxServer sandbox, string method) => All(sandbox, method).Last();

    private static string[] Names(JsonElement row) => [.. row.EnumerateObject().Select(property => property.Name)];

    private static int Decimals(string number) => number.Contains('.') ? number.Length - number.IndexOf('.', StringComparison.Ordinal) - 1 : 0;

    [GeneratedRegex(@"^\d{10}(\.\d{1,4})?$")]
    private static partial Regex OldTime();

    [GeneratedRegex(@"^[+-]\d")]
    private static partial Regex Sign();
}
