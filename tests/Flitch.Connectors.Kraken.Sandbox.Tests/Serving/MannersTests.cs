using System.Globalization;
using System.Text.Json;
using Flitch.Connectors.Kraken.Sandbox.Tests.Support;

namespace Flitch.Connectors.Kraken.Sandbox.Tests.Serving;

/// <summary>How a listing can misbehave on demand: page sizes, order, count, rows that come or go while it is read.</summary>
public sealed class MannersTests
{
    private static readonly FakeClock Clock = FakeClock.AtStart();

    [Fact]
    public async Task Pages_can_change_their_size_from_call_to_call()
    {
        await using var sandbox = await StartAsync(("page-size", "25,100"));
        using var caller = new Caller(sandbox);
        (await CountRowsAsync(caller)).Should().Be(25);
        (await CountRowsAsync(caller)).Should().Be(100);
        sandbox.Change("page-size", "7");
        (await CountRowsAsync(caller)).Should().Be(7);
    }

    [Fact]
    public async Task A_listing_can_begin_with_its_oldest_row()
    {
        await using var sandbox = await StartAsync(("order", "oldest"));
        using var caller = new Caller(sandbox);
        Ids(await caller.ResultAsync("Ledgers")).Should().Equal(sandbox.Truth("Ledgers").Take(50).Select(row => row.Id));
        Ids(await caller.ResultAsync("Ledgers", ("ofs", "50"))).Should().Equal(sandbox.Truth("Ledgers").Skip(50).Take(50).Select(row => row.Id));
    }

    [Fact]
    public async Task The_rows_of_a_page_can_come_in_no_order()
    {
        await using var sandbox = await StartAsync(("order", "shuffled"));
        using var caller = new Caller(sandbox);
        var newest = sandbox.Truth("Ledgers").Reverse().Take(50).Select(row => row.Id).ToArray();
        Ids(await caller.ResultAsync("Ledgers")).Should().BeEquivalentTo(newest).And.NotEqual(newest);
    }

    [Theory]
    [InlineData("+3", 3)]
    [InlineData("-2", -2)]
    [InlineData("-100000", -100_000)]
    public async Task The_count_can_be_steadily_wrong(string count, int offset)
    {
        await using var sandbox = await StartAsync(("count", count));
        using var caller = new Caller(sandbox);
        var result = await caller.ResultAsync("Ledgers");
        result.GetProperty("count").GetInt32().Should().Be(Math.Max(0, sandbox.Truth("Ledgers").Count + offset));
    }

    [Fact]
    public async Task Rows_can_arrive_on_every_call_with_times_in_the_past()
    {
        await using var sandbox = await StartAsync(("arrivals", "2/3600"));
        using var caller = new Caller(sandbox);
        var before = sandbox.Truth("Ledgers").Select(row => row.Id).ToHashSet();
        await caller.ResultAsync("Balance");
        await caller.ResultAsync("Ledgers");
        var arrived = sandbox.Truth("Ledgers").Where(row => !before.Contains(row.Id)).ToArray();
        arrived.Should().HaveCount(4).And.OnlyContain(row => TimeOf(row) == Clock.GetUtcNow().ToUnixTimeSeconds() - 3600);
    }

    [Fact]
    public async Task A_burst_of_rows_shares_one_time()
    {
        await using var sandbox = await StartAsync();
        using var caller = new Caller(sandbox);
        var time = Clock.GetUtcNow().AddDays(-10);
        var ids = sandbox.AddDeposits(300, 0.5m, time);
        var second = time.ToUnixTimeSeconds();
        var result = await caller.ResultAsync("Ledgers", ("start", Text(second - 1)), ("end", Text(second)));
        ids.Should().HaveCount(300).And.OnlyHaveUniqueItems();
        result.GetProperty("count").GetInt32().Should().BeGreaterThanOrEqualTo(300);
    }

    [Fact]
    public async Task Hidden_rows_are_neither_served_nor_counted_until_they_are_shown_again()
    {
        await using var sandbox = await StartAsync();
        using var caller = new Caller(sandbox);
        foreach (var (method, container) in new[] { ("Ledgers", "ledger"), ("TradesHistory", "trades"), ("ClosedOrders", "closed") })
        {
            var all = sandbox.Truth(method);
            var gone = new[] { all[^2].Id, all[^5].Id };
            sandbox.HideRows(method, gone);
            var result = await caller.ResultAsync(method);
            result.GetProperty("count").GetInt32().Should().Be(all.Count - 2);
            result.GetProperty(container).EnumerateObject().Select(row => row.Name).Should().NotContain(gone).And.Contain(all[^1].Id);
            sandbox.Truth(method).Should().HaveCount(all.Count - 2);
            sandbox.ShowRows(method);
            sandbox.Truth(method).Should().Equal(all);
        }
    }

    [Fact]
    public async Task A_listing_can_be_cut_short()
    {
        await using var sandbox = await StartAsync();
        using var caller = new Caller(sandbox);
        var from = Clock.GetUtcNow().AddDays(-30);
        var kept = sandbox.Truth("Ledgers").Count(row => TimeOf(row) >= from.ToUnixTimeSeconds());
        sandbox.CutListing("Ledgers", from);
        (await caller.ResultAsync("Ledgers")).GetProperty("count").GetInt32().Should().Be(kept);
        sandbox.Truth("Ledgers").Should().HaveCount(kept);
    }

    [Fact]
    public async Task A_keys_date_range_limits_what_every_history_answers()
    {
        await using var sandbox = await StartAsync();
        using var caller = new Caller(sandbox);
        var (from, to) = (Clock.GetUtcNow().AddDays(-60), Clock.GetUtcNow().AddDays(-20));
        sandbox.LimitKey(from, to);
        foreach (var (method, time) in new[] { ("Ledgers", "time"), ("TradesHistory", "time"), ("ClosedOrders", "closetm") })
        {
            var visible = sandbox.Truth(method).Count(row => TimeOf(row, time) >= from.ToUnixTimeSeconds() && TimeOf(row, time) <= to.ToUnixTimeSeconds());
            (await caller.ResultAsync(method, ("closetime", "close"))).GetProperty("count").GetInt32().Should().Be(visible).And.BePositive();
        }

        (await caller.ResultAsync("GetApiKeyInfo")).GetProperty("query_to").GetString().Should().Be(Text(to.ToUnixTimeSeconds()));
    }

    [Theory]
    [InlineData("included", true, true)]
    [InlineData("separate", false, true)]
    [InlineData("none", false, false)]
    public async Task Tokenised_rows_come_as_the_option_says(string mode, bool unasked, bool asked)
    {
        await using var sandbox = await Start.SandboxAsync(Clock, ("ledgers", "4000"), ("page-size", "1000"), ("tokenised", mode));
        using var caller = new Caller(sandbox);
        var truth = sandbox.Truth("Ledgers").Where(row => row.Json.Contains("tokenized_asset", StringComparison.Ordinal)).Select(row => row.Id).ToHashSet();
        var all = (await caller.ResultAsync("Ledgers")).GetProperty("count").GetInt32();
        var tokenised = (await caller.ResultAsync("Ledgers", ("aclass", "tokenized_asset"))).GetProperty("count").GetInt32();
        tokenised.Should().Be(truth.Count);
        (tokenised > 0).Should().Be(asked);
        all.Should().Be(sandbox.Truth("Ledgers").Count - (unasked ? 0 : tokenised));
    }

    [Fact]
    public async Task In_maintenance_private_calls_are_not_available()
    {
        await using var sandbox = await StartAsync(("status", "maintenance"));
        using var caller = new Caller(sandbox);
        (await caller.ErrorAsync("Ledgers")).Should().Be("EService:Unavailable");
        (await caller.PublicAsync("SystemStatus")).GetProperty("result").GetProperty("status").GetString().Should().Be("maintenance");
        sandbox.Change("status", "cancel_only");
        (await caller.ErrorAsync("Ledgers")).Should().BeNull();
    }

    [Fact]
    public async Task Latency_passes_on_the_sandboxs_clock_each_way()
    {
        var clock = new Testing.FakeTimeProvider();
        await using var sandbox = await Start.SandboxAsync(clock, ("ledgers", "300"), ("latency", "250"));
        using var caller = new Caller(sandbox);
        clock.Elapse(TimeSpan.FromMilliseconds(250));
        clock.Elapse(TimeSpan.FromMilliseconds(250));
        var began = clock.GetUtcNow();
        (await caller.ErrorAsync("Balance")).Should().BeNull();
        (clock.GetUtcNow() - began).Should().Be(TimeSpan.FromMilliseconds(500));
        sandbox.Requests.Single().Time.Should().Be(began.AddMilliseconds(250));
    }

    [Fact]
    public async Task An_option_that_is_fixed_at_the_start_is_not_changed()
    {
        await using var sandbox = await StartAsync();
        sandbox.Invoking(s => s.Change("seed", "2")).Should().Throw<ArgumentException>();
        sandbox.Invoking(s => s.Change("count", "maybe")).Should().Throw<FlitchException>();
    }

    private static Task<KrakenSandboxServer> StartAsync(params (string, string)[] options) => Start.SandboxAsync(Clock, [("ledgers", "800"), ("months", "6"), .. options]);

    private static async Task<int> CountRowsAsync(Caller caller) => Ids(await caller.ResultAsync("Ledgers")).Length;

    private static string[] Ids(JsonElement result) => [.. result.GetProperty("ledger").EnumerateObject().Select(row => row.Name)];

    private static decimal TimeOf(SandboxRow row, string field = "time") => JsonDocument.Parse(row.Json).RootElement.GetProperty(field).GetDecimal();

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
