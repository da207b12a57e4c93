using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Runs;
using Flitch.Testing;

namespace Flitch.Sandboxed.Tests.Refreshing;

/// <summary>
/// Nothing shrinks by itself: whatever the service stops showing, stored rows stay, and the run says why. (Single rows, a key's range
/// and one listing that is cut short, in an ordinary refresh, are in <c>ServedRowsTests</c> and <c>CutListingTests</c>.)
/// </summary>
public sealed class NothingShrinksTests
{
    private static readonly (string Dataset, string Method)[] Histories =
        [("ledgers", "Ledgers"), ("trades_history", "TradesHistory"), ("closed_orders", "ClosedOrders")];

    [Fact]
    public async Task A_listing_cut_short_leaves_every_row_and_the_run_says_how_many_are_not_served()
    {
        await using var host = await SandboxedHost.StartAsync();
        await host.RefreshAsync();
        var before = await RowsAsync(host);
        var from = host.Clock.GetUtcNow().AddDays(-45);
        foreach (var (_, method) in Histories)
        {
            host.Sandbox.CutListing(method, from);
        }

        foreach (var run in new[] { await host.RefreshAsync(), await host.RefreshAsync() })
        {
            run.State.Should().Be(RunState.Succeeded);
            (await RowsAsync(host)).Should().Equal(before);
            foreach (var (dataset, method) in Histories)
            {
                var gone = before[dataset] - host.Sandbox.Truth(method).Count;
                Report(run, dataset).Proof!.Words.Should().Be($"The service counts {gone} rows fewer than are stored: it no longer serves them, and they stay.");
            }
        }
    }

    [Fact]
    public async Task Reading_anew_under_a_key_that_sees_less_keeps_the_old_dataset_and_says_why()
    {
        await using var host = await SandboxedHost.StartAsync();
        await host.RefreshAsync();
        var before = await RowsAsync(host);
        host.Sandbox.LimitKey(host.Clock.GetUtcNow().AddDays(-30), null);

        var run = await host.RefreshAsync(new RefreshOptions { Full = true }, [.. Histories.Select(h => h.Dataset)]);

        (await RowsAsync(host)).Should().Equal(before);
        run.Datasets.Should().OnlyContain(d => !d.Succeeded);
        run.Datasets.Select(d => d.Error!.Fix).Should().OnlyContain(fix => fix.Contains("--allow-shrink"));
    }

    [Fact]
    public async Task A_service_that_serves_nothing_at_all_any_more_empties_nothing()
    {
        await using var host = await SandboxedHost.StartAsync();
        await host.RefreshAsync();
        var before = await RowsAsync(host);
        foreach (var (_, method) in Histories)
        {
            host.Sandbox.CutListing(method, host.Clock.GetUtcNow().AddDays(1));
        }

        host.Clock.Advance(TimeSpan.FromHours(25));
        var run = await host.RefreshAsync([.. Histories.Select(h => h.Dataset)]);

        (await RowsAsync(host)).Should().Equal(before);
        run.Datasets.SelectMany(d => d.Notices).Should().Contain(n => n.Contains("They stay", StringComparison.Ordinal));
    }

    private static DatasetReport Report(RunReport run, string dataset) => run.Datasets.Single(d => d.Dataset == dataset);

    private static async Task<Dictionary<string, int>> RowsAsync(SandboxedHost host)
    {
        var rows = new Dictionary<string, int>();
        foreach (var (dataset, _) in Histories)
        {
            rows[dataset] = (await host.StoredAsync(dataset)).Count;
        }

        return rows;
    }
}
