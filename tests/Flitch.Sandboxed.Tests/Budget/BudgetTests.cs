using System.Globalization;
using Flitch.Connectors.Catalog;
using Flitch.Pipeline.Runs;
using Flitch.Testing;

namespace Flitch.Sandboxed.Tests.Budget;

/// <summary>
/// Whole backfills against the sandbox's own call counter on a simulated clock, each call and each answer 20 to 300 ms on the way. Below the bound nobody can
/// stay: what the calls cost, less what the counter holds, has to decay.
/// </summary>
public sealed class BudgetTests
{
    private const int Rows = 20_000;

    // What ccxt lets pass between Ledgers calls at its defaults, whatever the account's tier.
    private const decimal FixedWait = 6m;

    private static readonly SandboxedHostOptions FewCommits =
        new() { Pipeline = options => options with { CommitInterval = TimeSpan.FromHours(1), CommitRows = 50_000 } };

    [Theory]
    [InlineData("starter")]
    [InlineData("intermediate")]
    [InlineData("pro")]
    public async Task A_backfill_of_20_000_rows_ends_within_one_percent_of_the_bound_without_a_rate_error(string tier)
    {
        await using var host = await StartAsync(tier);

        var run = await host.RefreshAsync("ledgers");

        run.State.Should().Be(RunState.Succeeded);
        run.Datasets[0].Rows.Should().BeGreaterThanOrEqualTo(Rows);
        ShouldHoldTheBudget(host, tier, run);
        await ShouldBeTrueAsync(host);
    }

    [Theory]
    [InlineData("starter")]
    [InlineData("intermediate")]
    [InlineData("pro")]
    public async Task Two_hosts_on_one_key_change_neither_the_zero_nor_the_one_percent(string tier)
    {
        await using var host = await StartAsync(tier);
        await using var other = await host.BesideAsync(FewCommits);

        var runs = await Task.WhenAll(host.RefreshAsync("ledgers"), other.RefreshAsync("ledgers"));

        runs.Should().OnlyContain(r => r.State == RunState.Succeeded);
        ShouldHoldTheBudget(host, tier, runs);
        await ShouldBeTrueAsync(host);
        await ShouldBeTrueAsync(other);
    }

    private static Task<SandboxedHost> StartAsync(string tier) => SandboxedHost.StartAsync(
        FewCommits, string.Create(CultureInfo.InvariantCulture, $"ledgers={Rows}"), "months=24", $"tier={tier}", "latency=20-300");

    // The account has grown since the first of two hosts was through: the few rows that are new come first.
    private static async Task ShouldBeTrueAsync(SandboxedHost host)
    {
        (await host.RefreshAsync("ledgers")).State.Should().Be(RunState.Succeeded);
        (await host.DifferencesAsync("ledgers")).Should().BeEmpty();
    }

    private static void ShouldHoldTheBudget(SandboxedHost host, string tierName, params RunReport[] runs)
    {
        var tier = SandboxedHost.Catalog.Tiers.Single(t => t.Name == tierName);
        var calls = host.Sandbox.Requests;
        calls.Select(r => r.Outcome).Distinct().Should().Equal("ok");
        var cost = calls.Sum(r => SandboxedHost.Catalog.Objects.Single(o => o.Path == r.Path).Cost);
        var bound = (cost - tier.Maximum) / tier.DecayPerSecond;
        var took = (decimal)(runs.Max(r => r.EndedAt!.Value) - runs.Min(r => r.StartedAt)).TotalSeconds;
        Tell(tier, calls.Count, cost, bound, took);

        took.Should().BeInRange(bound, bound * 1.01m);
    }

    private static void Tell(BudgetTier tier, int calls, decimal cost, decimal bound, decimal took) => TestContext.Current.TestOutputHelper!.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"{tier.Name}: {calls} calls of cost {cost} took {took:0} s; bound {bound:0} s, {(took / bound) - 1:0.00%} above it. "
            + $"A client that waits {FixedWait} s per call needs {calls * FixedWait:0} s, {(calls * FixedWait / bound) - 1:0%} above it."));
}
