using Flitch.Pipeline.Runs;
using Flitch.Testing;

namespace Flitch.Sandboxed.Tests.Refreshing;

/// <summary>
/// Hidden rows, rows without a cursor and rewritten rows together, over listings whose order, pages and counts are not what they should be: the truth each time.
/// </summary>
public sealed class OddListingsTests
{
    [Theory]
    [InlineData("count=absent")]
    [InlineData("count=+3")]
    [InlineData("count=-2")]
    [InlineData("count=ignores-filters")]
    [InlineData("order=oldest")]
    [InlineData("order=shuffled")]
    [InlineData("page-size=25,100")]
    [InlineData("arrivals=1/3600")]
    public async Task The_truth_arrives_whatever_listings_do(string oddity)
    {
        await using var host = await SandboxedHost.StartAsync("tokenised=separate", "months=8", "ledgers=600", oddity);
        var now = host.Clock.GetUtcNow();
        var position = host.Sandbox.OpenPosition(now.AddDays(-200));
        host.Sandbox.AddOrderWithoutCloseTime(now.AddDays(-150));
        host.Sandbox.AddOrderWithoutCloseTime(now.AddDays(-1));
        await RefreshAsync(host);

        host.Sandbox.ClosePosition(position);
        host.Sandbox.AddDeposit(2, now.AddHours(-3), "AAPLx");
        host.Sandbox.AddOrderWithoutCloseTime(now.AddHours(3));
        host.Clock.Advance(TimeSpan.FromHours(25));
        await RefreshAsync(host);
    }

    private static async Task RefreshAsync(SandboxedHost host)
    {
        // What arrives while the last calls are made comes with the next run; nothing arrives any more when the truth is looked at.
        await host.RefreshAsync("closed_orders", "trades_history", "ledgers");
        host.Sandbox.Change("arrivals", "0");
        host.Clock.Advance(TimeSpan.FromHours(25));
        var run = await host.RefreshAsync("closed_orders", "trades_history", "ledgers");
        run.State.Should().Be(RunState.Succeeded, string.Join("; ", run.Errors.Select(e => e.Summary)));
        foreach (var dataset in run.Datasets)
        {
            (await host.DifferencesAsync(dataset.Dataset)).Should().BeEmpty(dataset.Dataset);
        }
    }
}
