using Flitch.Connectors.Kraken.Tests.Support;

namespace Flitch.Connectors.Kraken.Tests.Sandboxed;

public sealed class BudgetTests
{
    [Theory]
    [InlineData("starter", 14, 0.33)]
    [InlineData("intermediate", 19, 0.5)]
    [InlineData("pro", 19, 1.0)]
    public async Task Backfill_runs_at_the_tiers_full_speed_and_never_over_it(string tier, int limit, double decay)
    {
        await using var fixture = await SandboxFixture.StartAsync("ledgers=2000", "tier=" + tier);
        var began = fixture.Clock.GetUtcNow();

        await fixture.ReadAsync("ledgers");

        var requests = fixture.Sandbox.Requests;
        requests.Should().HaveCountGreaterThan(30).And.OnlyContain(r => r.Outcome == "ok", "the service's counter is never passed");
        var ideal = ((requests.Count * 2) - limit) / decay;
        (fixture.Clock.GetUtcNow() - began).TotalSeconds.Should().BeInRange(ideal - 0.1, ideal + 1, "the counter is never idle");
    }

    [Fact]
    public async Task Tier_set_too_high_is_learned_from_rate_errors_and_nothing_is_lost()
    {
        // The read takes minutes of the clock: what is booked meanwhile lies behind the pinned end, and nothing may come late.
        await using var fixture = await SandboxFixture.StartAsync("ledgers=2000", "tier=starter", "late=0");
        await using var greedy = fixture.Beside(fixture.Clock, ("tier", "pro"));
        var truth = fixture.Truth("Ledgers").ToArray();

        var (keys, _) = await greedy.ReadAsync("ledgers");

        keys.Should().Equal(truth);
        greedy.Line[greedy.Sandbox.ConnectionFields["api_key"]].LearnedTier.Should().Be("starter");
        fixture.Sandbox.Requests.Count(r => r.Outcome == "EAPI:Rate limit exceeded").Should().BeInRange(1, 3);
    }

    [Fact]
    public async Task Service_clock_of_the_answers_is_taken_over()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var behind = new Testing.FakeTimeProvider(fixture.Clock.GetUtcNow().AddMinutes(-3));
        await using var late = fixture.Beside(behind);

        await late.ReadAsync("balance");

        (late.Connector.ServerNow - fixture.Clock.GetUtcNow()).Should().BeLessThanOrEqualTo(TimeSpan.Zero).And.BeGreaterThan(TimeSpan.FromSeconds(-1));
    }
}
