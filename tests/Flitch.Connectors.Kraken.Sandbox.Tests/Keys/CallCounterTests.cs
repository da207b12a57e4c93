using System.Globalization;
using Flitch.Connectors.Kraken.Sandbox.Tests.Support;

namespace Flitch.Connectors.Kraken.Sandbox.Tests.Keys;

/// <summary>The call counter over HTTP, on a clock that the test moves.</summary>
public sealed class CallCounterTests
{
    private const string Exceeded = "EAPI:Rate limit exceeded";

    [Theory]
    [InlineData("starter", 15, 0.33)]
    [InlineData("intermediate", 20, 0.5)]
    [InlineData("pro", 20, 1.0)]
    public async Task The_counter_fills_at_its_maximum_and_decays_continuously(string tier, int maximum, double decay)
    {
        var clock = FakeClock.AtStart();
        await using var sandbox = await Start.SandboxAsync(clock, ("ledgers", "300"), ("tier", tier));
        using var caller = new Caller(sandbox);
        for (var call = 0; call < maximum; call++)
            (await caller.ErrorAsync("Balance")).Should().BeNull();
        (await caller.ErrorAsync("Balance")).Should().Be(Exceeded);
        clock.Move(TimeSpan.FromSeconds(1 / decay) - TimeSpan.FromMilliseconds(1));
        (await caller.ErrorAsync("Balance")).Should().Be(Exceeded, "a thousandth of a second is missing");
        clock.Move(TimeSpan.FromMilliseconds(1.1));
        (await caller.ErrorAsync("Balance")).Should().BeNull("one call has decayed, and refused calls did not count");
        (await caller.ErrorAsync("Balance")).Should().Be(Exceeded);
    }

    [Theory]
    [InlineData("Ledgers", 7)]
    [InlineData("TradesHistory", 7)]
    [InlineData("ClosedOrders", 15)]
    [InlineData("OpenPositions", 15)]
    public async Task History_calls_cost_two_and_others_one(string method, int calls)
    {
        await using var sandbox = await Start.SandboxAsync(FakeClock.AtStart(), ("ledgers", "300"), ("tier", "starter"));
        using var caller = new Caller(sandbox);
        for (var call = 0; call < calls; call++)
            (await caller.ErrorAsync(method)).Should().BeNull("call {0} fits", call.ToString(CultureInfo.InvariantCulture));
        (await caller.ErrorAsync(method)).Should().Be(Exceeded);
    }

    [Fact]
    public async Task Every_key_has_its_own_counter()
    {
        await using var sandbox = await Start.SandboxAsync(FakeClock.AtStart(), ("ledgers", "300"), ("tier", "starter"));
        using var main = new Caller(sandbox);
        using var other = new Caller(sandbox, "can trade and withdraw");
        for (var call = 0; call < 16; call++)
            await main.ErrorAsync("Balance");
        (await main.ErrorAsync("Balance")).Should().Be(Exceeded);
        (await other.ErrorAsync("Balance")).Should().BeNull();
    }

    [Fact]
    public async Task Without_a_tier_nothing_is_counted()
    {
        await using var sandbox = await Start.SandboxAsync(FakeClock.AtStart(), ("ledgers", "300"));
        using var caller = new Caller(sandbox);
        for (var call = 0; call < 60; call++)
            (await caller.ErrorAsync("Ledgers")).Should().BeNull();
    }
}
