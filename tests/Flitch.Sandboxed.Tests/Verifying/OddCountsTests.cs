using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Verifying;
using Flitch.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Flitch.Sandboxed.Tests.Verifying;

/// <summary>
/// A service whose count is absent, looks at no filter, or is steadily off: neither a refresh nor a verification calls that a difference, and neither calls
/// proven what is not.
/// </summary>
public sealed class OddCountsTests
{
    private static readonly string[] Histories = ["closed_orders", "trades_history", "ledgers"];

    [Theory]
    [InlineData("absent", ProofState.Unproven)]
    [InlineData("ignores-filters", ProofState.Proven)]
    [InlineData("+3", ProofState.ProvenWithOffset)]
    public async Task Whole_datasets_get_the_verdict_that_their_counts_allow(string count, ProofState verdict)
    {
        await using var host = await SandboxedHost.StartAsync($"count={count}", "page-size=20");
        foreach (var run in new[] { await host.RefreshAsync(Histories), await host.RefreshAsync(Histories), await host.VerifyAsync(new VerifyOptions(), Histories) })
        {
            run.Datasets.Select(d => (d.Dataset, d.Proof?.State)).Should().BeEquivalentTo(Histories.Select(h => (h, (ProofState?)verdict)));
        }
    }

    [Theory]
    [InlineData("absent")]
    [InlineData("ignores-filters")]
    [InlineData("+3")]
    public async Task A_dataset_that_begins_later_does_not_differ_from_counts_of_all(string count)
    {
        await using var host = await SandboxedHost.StartAsync($"count={count}", "page-size=20");
        var start = new ConnectionEdit { SetStart = true, StartFrom = host.Clock.GetUtcNow().AddDays(-30) };
        await host.Services.GetRequiredService<ConnectionService>().EditAsync("main", start, TestContext.Current.CancellationToken);

        var refresh = (await host.RefreshAsync("ledgers")).Datasets.Single();
        var verified = (await host.VerifyAsync(new VerifyOptions(), "ledgers")).Datasets.Single();

        new[] { refresh, verified }.Select(d => d.Proof!.State).Should().NotContain([ProofState.Difference, ProofState.Proven]);
        verified.Verification!.Findings.Should().BeEmpty();
    }

    [Theory]
    [InlineData("absent")]
    [InlineData("ignores-filters")]
    [InlineData("+3")]
    public async Task A_missing_row_is_never_called_proven_and_comes_with_a_repair(string count)
    {
        await using var host = await SandboxedHost.StartAsync($"count={count}", "page-size=20");
        var hidden = host.Sandbox.Truth("Ledgers")[150].Id;
        host.Sandbox.HideRows("Ledgers", hidden);
        await host.RefreshAsync("ledgers");
        host.Sandbox.ShowRows("Ledgers");

        var found = (await host.VerifyAsync(new VerifyOptions(), "ledgers")).Datasets.Single();
        found.Proof!.State.Should().NotBe(ProofState.Proven).And.NotBe(ProofState.ProvenWithOffset);
        found.Verification!.IsSound.Should().BeFalse();

        var repaired = (await host.VerifyAsync(new VerifyOptions { Repair = true }, "ledgers")).Datasets.Single();
        repaired.Verification!.Findings.Should().Contain(f => f.Place == hidden && f.Repaired);
        (await host.DifferencesAsync("ledgers")).Should().BeEmpty();
    }
}
