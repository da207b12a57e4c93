using System.Globalization;
using System.Text.Json;
using Flitch.Connectors.Kraken.Sandbox.Tests.Support;

namespace Flitch.Connectors.Kraken.Sandbox.Tests.Serving;

/// <summary>Paging as the API describes it: newest first, exclusive start, inclusive end, offsets from the newest.</summary>
public sealed class PagingTests
{
    private static readonly FakeClock Clock = FakeClock.AtStart();

    [Theory]
    [InlineData("Ledgers", "ledger")]
    [InlineData("TradesHistory", "trades")]
    [InlineData("ClosedOrders", "closed")]
    public async Task All_pages_together_are_the_account(string method, string container)
    {
        await using var sandbox = await Start.SandboxAsync(Clock, ("ledgers", "2000"));
        using var caller = new Caller(sandbox);
        var pages = new List<SandboxRow>();
        while (true)
        {
            var offset = pages.Count.ToString(CultureInfo.InvariantCulture);
            var result = await caller.ResultAsync(method, ("ofs", offset), ("trades", "true"), ("ledgers", "true"), ("closetime", "close"));
            var rows = result.GetProperty(container).EnumerateObject().Select(row => new SandboxRow(row.Name, row.Value.GetRawText())).ToArray();
            result.GetProperty("count").GetInt32().Should().Be(sandbox.Truth(method).Count);
            rows.Length.Should().BeLessThanOrEqualTo(50);
            if (rows.Length == 0)
                break;
            pages.AddRange(rows);
        }

        pages.AsEnumerable().Reverse().Should().Equal(sandbox.Truth(method));
    }

    [Fact]
    public async Task Start_is_exclusive_and_end_inclusive()
    {
        await using var sandbox = await Start.SandboxAsync(Clock, ("ledgers", "2000"));
        using var caller = new Caller(sandbox);
        var truth = sandbox.Truth("Ledgers");
        var (from, to) = (TimeText(truth[500]), TimeText(truth[530]));
        var times = Times(await caller.ResultAsync("Ledgers", ("start", from), ("end", to)));
        var expected = truth.Select(row => Time(row)).Where(time => time > Number(from) && time <= Number(to)).Reverse().ToArray();
        times.Should().Equal(expected).And.Contain(Number(to)).And.NotContain(Number(from));
    }

    [Fact]
    public async Task Ids_serve_as_bounds()
    {
        await using var sandbox = await Start.SandboxAsync(Clock, ("ledgers", "2000"));
        using var caller = new Caller(sandbox);
        var truth = sandbox.Truth("Ledgers");
        var byId = await caller.ResultAsync("Ledgers", ("start", truth[500].Id), ("end", truth[530].Id));
        var byTime = await caller.ResultAsync("Ledgers", ("start", TimeText(truth[500])), ("end", TimeText(truth[530])));
        byId.GetRawText().Should().Be(byTime.GetRawText());
    }

    [Fact]
    public async Task Only_start_gives_the_newest_rows_after_it_and_not_the_first_ones()
    {
        await using var sandbox = await Start.SandboxAsync(Clock, ("ledgers", "2000"));
        using var caller = new Caller(sandbox);
        var truth = sandbox.Truth("Ledgers");
        var times = Times(await caller.ResultAsync("Ledgers", ("start", TimeText(truth[10]))));
        times.Should().HaveCount(50).And.BeInDescendingOrder();
        times[0].Should().Be(Time(truth[^1]));
    }

    [Theory]
    [InlineData("ok")]
    [InlineData("ignores-filters")]
    [InlineData("+3")]
    [InlineData("absent")]
    public async Task Count_says_what_the_option_asks_for(string mode)
    {
        await using var sandbox = await Start.SandboxAsync(Clock, ("ledgers", "2000"), ("count", mode));
        using var caller = new Caller(sandbox);
        var truth = sandbox.Truth("Ledgers");
        var end = TimeText(truth[199]);
        var matching = truth.Count(row => Time(row) <= Number(end));
        var result = await caller.ResultAsync("Ledgers", ("end", end));
        int? expected = mode switch { "ok" => matching, "ignores-filters" => truth.Count, "+3" => matching + 3, _ => null };
        (result.TryGetProperty("count", out var count) ? count.GetInt32() : (int?)null).Should().Be(expected);
    }

    [Fact]
    public async Task Without_count_leaves_it_out()
    {
        await using var sandbox = await Start.SandboxAsync(Clock, ("ledgers", "500"));
        using var caller = new Caller(sandbox);
        foreach (var yes in new[] { "true", "True", "1" })
            (await caller.ResultAsync("Ledgers", ("without_count", yes))).TryGetProperty("count", out _).Should().BeFalse();
        (await caller.ResultAsync("Ledgers", ("without_count", "false"))).TryGetProperty("count", out _).Should().BeTrue();
    }

    private static decimal[] Times(JsonElement result) =>
        [.. result.GetProperty("ledger").EnumerateObject().Select(row => row.Value.GetProperty("time").GetDecimal())];

    private static decimal Time(SandboxRow row) => Number(TimeText(row));

    private static string TimeText(SandboxRow row) => JsonDocument.Parse(row.Json).RootElement.GetProperty("time").GetRawText();

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
