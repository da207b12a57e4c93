using System.Globalization;
using System.Text.Json;
using Flitch.Connectors.Kraken.Sandbox.Tests.Support;

namespace Flitch.Connectors.Kraken.Sandbox.Tests.Account;

/// <summary>The account is a pure function of seed, options and time.</summary>
public sealed class StabilityTests
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    [Theory]
    [InlineData("20000")]
    [InlineData("700")]
    public async Task A_later_start_sees_the_same_rows_and_the_few_that_are_new(string ledgers)
    {
        await using var before = await Start.SandboxAsync(FakeClock.AtStart(), ("ledgers", ledgers));
        await using var after = await Start.SandboxAsync(new FakeClock(FakeClock.Start + Week), ("ledgers", ledgers));
        var old = before.Truth("Ledgers");
        after.Truth("Ledgers").Should().Contain(old).And.HaveCountGreaterThan(old.Count);
        after.Truth("ClosedOrders").Should().Contain(before.Truth("ClosedOrders"));
    }

    [Fact]
    public async Task Looking_often_sees_the_same_as_looking_once()
    {
        var clock = FakeClock.AtStart();
        await using var watched = await Start.SandboxAsync(clock);
        for (var step = 0; step < 80; step++)
        {
            clock.Move(Week / 80);
            watched.Truth("Balance").Should().NotBeEmpty();
        }

        await using var fresh = await Start.SandboxAsync(new FakeClock(FakeClock.Start + Week));
        foreach (var method in new[] { "Ledgers", "TradesHistory", "ClosedOrders", "OpenOrders", "OpenPositions", "Balance", "TradeBalance" })
            watched.Truth(method).Should().Equal(fresh.Truth(method), "{0} must not depend on when anybody looked", method);
    }

    [Fact]
    public async Task Late_rows_appear_with_an_old_time_and_balances_agree_before_and_after()
    {
        var clock = FakeClock.AtStart();
        await using var sandbox = await Start.SandboxAsync(clock, ("late", "20"), ("ledgers", "600"), ("growth", "6"));
        HashSet<string>? seen = null;
        var late = 0;
        var before = sandbox.Truth("Ledgers").Count;
        for (var step = 0; step < 4 * 8; step++)
        {
            clock.Move(TimeSpan.FromHours(6));
            var rows = sandbox.Truth("Ledgers");
            var known = rows.Take(before).Select(row => row.Id).ToHashSet();
            // A row that pushed a known one out of the first places came late.
            late += seen is null ? 0 : seen.Except(known).Count();
            Sums(rows).Should().BeEquivalentTo(sandbox.Truth("Balance").ToDictionary(row => row.Id, row => Amount(JsonDocument.Parse(row.Json).RootElement)));
            (seen, before) = (rows.Select(row => row.Id).ToHashSet(), rows.Count);
        }

        late.Should().BeGreaterThan(0, "rewards of a week come late");
    }

    [Fact]
    public async Task Keys_and_rows_follow_the_seed()
    {
        await using var one = await Start.SandboxAsync(FakeClock.AtStart(), ("seed", "7"), ("ledgers", "500"));
        await using var same = await Start.SandboxAsync(FakeClock.AtStart(), ("seed", "7"), ("ledgers", "500"));
        await using var other = await Start.SandboxAsync(FakeClock.AtStart(), ("seed", "8"), ("ledgers", "500"));
        one.ConnectionFields["api_key"].Should().Be(same.ConnectionFields["api_key"]).And.NotBe(other.ConnectionFields["api_key"]);
        one.Truth("Ledgers").Should().Equal(same.Truth("Ledgers"));
        one.Truth("Ledgers").Should().NotIntersectWith(other.Truth("Ledgers"));
    }

    [Fact]
    public async Task Rows_on_top_leave_the_others_as_they_are()
    {
        var clock = FakeClock.AtStart();
        await using var growing = await Start.SandboxAsync(clock, ("growth", "3600"));
        await using var plain = await Start.SandboxAsync(clock);
        clock.Move(TimeSpan.FromHours(5));
        growing.AddDeposit(12.5m, FakeClock.Start - TimeSpan.FromDays(30));
        var rows = growing.Truth("Ledgers");
        rows.Should().Contain(plain.Truth("Ledgers"));
        (rows.Count - plain.Truth("Ledgers").Count).Should().BeInRange(17_998, 18_002);
    }

    private static Dictionary<string, decimal> Sums(IReadOnlyList<SandboxRow> ledgers) => ledgers
        .Select(row => JsonDocument.Parse(row.Json).RootElement)
        .GroupBy(row => row.GetProperty("asset").GetString()!)
        .ToDictionary(rows => rows.Key, rows => rows.Sum(row => Amount(row.GetProperty("amount")) - Amount(row.GetProperty("fee"))));

    private static decimal Amount(JsonElement value) => decimal.Parse(value.GetString()!, CultureInfo.InvariantCulture);
}
