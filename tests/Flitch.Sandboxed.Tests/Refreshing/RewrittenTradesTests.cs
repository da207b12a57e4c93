using Flitch.Testing;

namespace Flitch.Sandboxed.Tests.Refreshing;

/// <summary>A trade that closes a position rewrites the trade that opened it, however old it is.</summary>
public sealed class RewrittenTradesTests
{
    [Fact]
    public async Task A_trade_of_eight_months_ago_that_a_closing_trade_rewrote_is_read_again_with_one_call()
    {
        await using var host = await SandboxedHost.StartAsync("months=12", "ledgers=1500");
        var position = host.Sandbox.OpenPosition(host.Clock.GetUtcNow().AddDays(-240));
        await host.RefreshAsync("trades_history");

        host.Sandbox.ClosePosition(position);
        host.Clock.Advance(TimeSpan.FromSeconds(30));
        var run = await host.RefreshAsync("trades_history");

        (await host.DifferencesAsync("trades_history")).Should().BeEmpty();
        run.Datasets.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Calls = 2, Added = 1L, Changed = 1L });
        (await RewrittenAsync(host)).Should().BeEmpty();
        (await host.RefreshAsync("trades_history")).Calls.Should().Be(1);
    }

    [Fact]
    public async Task Trades_that_lie_close_together_are_read_again_in_one_listing_and_the_others_in_one_each()
    {
        await using var host = await SandboxedHost.StartAsync("months=12", "ledgers=4000");
        var now = host.Clock.GetUtcNow();
        var positions = new[] { -240.0, -240.0001, -239.99, -100, -60 }.Select(days => host.Sandbox.OpenPosition(now.AddDays(days))).ToList();
        await host.RefreshAsync("trades_history");

        positions.ForEach(p => host.Sandbox.ClosePosition(p));
        host.Clock.Advance(TimeSpan.FromSeconds(30));
        var run = await host.RefreshAsync("trades_history");

        (await host.DifferencesAsync("trades_history")).Should().BeEmpty();
        run.Datasets[0].Should().BeEquivalentTo(new { Calls = 4, Added = 5L, Changed = 5L });
    }

    [Fact]
    public async Task A_run_that_dies_after_the_closing_trade_is_stored_leaves_the_rewritten_one_to_the_next()
    {
        await using var host = await SandboxedHost.StartAsync("months=12", "ledgers=1500");
        var position = host.Sandbox.OpenPosition(host.Clock.GetUtcNow().AddDays(-200));
        await host.RefreshAsync("trades_history");
        host.Sandbox.ClosePosition(position);
        host.Clock.Advance(TimeSpan.FromSeconds(30));

        host.Sandbox.AddFaults("TradesHistory:2:EGeneral:Invalid arguments");
        var died = await host.RefreshAsync("trades_history");
        died.Datasets[0].Succeeded.Should().BeFalse();
        (await host.StoredAsync("trades_history"))[position]["posstatus"].Should().Be("open");
        (await RewrittenAsync(host)).Should().HaveCount(1, "what is to be read again stands in the same commit as the row that told");

        var next = await host.RefreshAsync("trades_history");
        next.Datasets[0].Should().BeEquivalentTo(new { Succeeded = true, Calls = 2, Added = 0L, Changed = 1L });
        (await host.DifferencesAsync("trades_history")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_first_run_reads_nothing_twice_on_account_of_positions()
    {
        await using var host = await SandboxedHost.StartAsync("months=12", "ledgers=1500");
        var positions = Enumerable.Range(1, 5).Select(i => host.Sandbox.OpenPosition(host.Clock.GetUtcNow().AddDays(-50 * i))).ToList();
        positions.ForEach(p => host.Sandbox.ClosePosition(p));
        host.Clock.Advance(TimeSpan.FromSeconds(30));

        var run = await host.RefreshAsync("trades_history");

        (await host.DifferencesAsync("trades_history")).Should().BeEmpty();
        run.Datasets[0].Calls.Should().Be(1 + (int)((run.Datasets[0].Rows + 49) / 50), "the last call proves the end");
    }

    private static async Task<IReadOnlyList<long>> RewrittenAsync(SandboxedHost host) =>
        (await host.ManifestAsync("trades_history")).State.Rewritten;
}
