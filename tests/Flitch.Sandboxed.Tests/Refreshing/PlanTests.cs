using Flitch.Pipeline.Progress;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Runs;
using Flitch.Testing;

namespace Flitch.Sandboxed.Tests.Refreshing;

/// <summary>What a plan says before a run, and the progress in it, is what the run then takes.</summary>
public sealed class PlanTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("starter", "auto")]
    [InlineData("pro", "pro")]
    public async Task A_backfill_takes_the_calls_and_the_time_that_its_plan_said(string account, string tier)
    {
        await using var host = await SandboxedHost.StartAsync(Few() with { Tier = tier }, $"tier={account}", "ledgers=4000", "months=12", "latency=50");
        var plan = await host.Clock.ActAsync(() => host.Refreshing.PlanAsync("main", null, new RefreshOptions(), Ct));
        plan.Tier!.Name.Should().Be(account);
        plan.Counter.Should().BeGreaterThan(0, "asking for the counts has cost something");
        plan.FinishAt.Should().Be(host.Clock.GetUtcNow() + plan.Duration);

        var began = host.Clock.GetUtcNow();
        var run = await host.RefreshAsync();
        var took = host.Clock.GetUtcNow() - began;

        run.State.Should().Be(RunState.Succeeded);
        plan.Duration.TotalSeconds.Should().BeApproximately(took.TotalSeconds, 0.01 * took.TotalSeconds);
        plan.Calls.Should().Be(run.Calls);
    }

    [Fact]
    public async Task An_account_of_an_unknown_tier_is_told_what_a_higher_one_would_save()
    {
        await using var host = await SandboxedHost.StartAsync(Few() with { Tier = "auto" }, "tier=starter", "ledgers=4000", "months=12");
        var plan = await host.Clock.ActAsync(() => host.Refreshing.PlanAsync("main", null, new RefreshOptions(), Ct));
        plan.TierIsGuessed.Should().BeTrue();
        plan.Faster.Select(f => f.Tier.Name).Should().Equal("intermediate", "pro");
        (plan.Duration / plan.Faster[1].Duration).Should().BeApproximately(1 / 0.33, 0.2, "the counter of the highest tier falls three times as fast");
    }

    [Fact]
    public async Task The_time_left_that_a_run_shows_is_the_time_that_it_then_takes()
    {
        await using var host = await SandboxedHost.StartAsync(Few(), "tier=starter", "ledgers=4000", "months=12", "latency=50");
        var told = new Told(host.Clock);
        await host.Clock.ActAsync(() => host.Refreshing.RefreshAsync("main", null, new RefreshOptions(), told, Ct));
        var end = host.Clock.GetUtcNow();

        told.Plans.Should().NotBeEmpty("the size of all datasets is known after a page of each");
        told.Left.Should().HaveCountGreaterThan(50);
        foreach (var (at, left) in told.Left)
        {
            left.TotalSeconds.Should().BeApproximately((end - at).TotalSeconds, 15 + (0.03 * (end - at).TotalSeconds), $"of {end - at}");
        }
    }

    [Fact]
    public async Task The_time_left_is_never_less_than_a_wait_that_Kraken_ordered()
    {
        await using var host = await SandboxedHost.StartAsync(Few(), "ledgers=300", "months=3", "faults=Ledgers:3-4:EAuth:Rate limit exceeded");
        var told = new Told(host.Clock);
        await host.Clock.ActAsync(() => host.Refreshing.RefreshAsync("main", null, new RefreshOptions(), told, Ct));

        told.Waits.Should().Contain(w => w.Wait > TimeSpan.FromSeconds(30), "the service does not want to be asked again at once");
        told.Waits.Should().OnlyContain(w => w.Left >= w.Wait);
    }

    private static SandboxedHostOptions Few() => new() { Pipeline = o => o with { CommitInterval = TimeSpan.FromHours(1), CommitRows = 50_000 } };

    private sealed class Told(TimeProvider clock) : IProgress<RefreshProgress>
    {
        public List<RefreshPlan> Plans { get; } = [];

        public List<(DateTimeOffset At, TimeSpan Left)> Left { get; } = [];

        public List<(TimeSpan Wait, TimeSpan Left)> Waits { get; } = [];

        public void Report(RefreshProgress value)
        {
            if (value.WaitingUntil - clock.GetUtcNow() is { } wait && value.TimeLeft is { } time)
            {
                Waits.Add((wait, time));
            }

            if (value.Plan is { } plan && value.TimeLeft is { } left)
            {
                Plans.Add(plan);
                Left.Add((clock.GetUtcNow(), left));
            }
        }
    }
}
