using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Runs;
using Flitch.Pipeline.Verifying;
using Flitch.Testing;

namespace Flitch.Sandboxed.Tests.Refreshing;

/// <summary>Closed orders that have no close time are in no listing by close time.</summary>
public sealed class OrdersWithoutCloseTimeTests
{
    [Fact]
    public async Task The_first_run_finds_them_with_a_few_calls()
    {
        await using var host = await SandboxedHost.StartAsync("months=12", "ledgers=4000");
        var now = host.Clock.GetUtcNow();
        var ids = new[] { -300.0, -299.9, -20 }.Select(days => host.Sandbox.AddOrderWithoutCloseTime(now.AddDays(days))).ToList();

        var run = await host.RefreshAsync("closed_orders");

        run.State.Should().Be(RunState.Succeeded);
        (await host.DifferencesAsync("closed_orders")).Should().BeEmpty();
        (await host.StoredAsync("closed_orders")).Keys.Should().Contain(ids);
        run.Datasets[0].Rows.Should().BeGreaterThan(1300);
        Listings(host, "open").Should().BeLessThan(20, "two places among 27 pages are found by counting");
        Directory.EnumerateDirectories(host.DatasetFolder("closed_orders"), "month=__HIVE_DEFAULT_PARTITION__").Should().ContainSingle();
        run.Datasets[0].Proof!.State.Should().Be(ProofState.Proven);
    }

    [Fact]
    public async Task Where_there_are_none_one_call_tells_and_a_refresh_without_news_asks_nothing()
    {
        await using var host = await SandboxedHost.StartAsync();

        await host.RefreshAsync("closed_orders");
        Listings(host, "open").Should().Be(1);

        (await host.RefreshAsync("closed_orders")).Calls.Should().Be(1);
        Listings(host, "open").Should().Be(1);
    }

    [Fact]
    public async Task One_that_comes_later_is_found_within_a_day()
    {
        await using var host = await SandboxedHost.StartAsync();
        await host.RefreshAsync("closed_orders");
        var id = host.Sandbox.AddOrderWithoutCloseTime(host.Clock.GetUtcNow().AddDays(-40));

        host.Clock.Advance(TimeSpan.FromHours(20));
        await host.RefreshAsync("closed_orders");
        (await host.DifferencesAsync("closed_orders")).Should().Equal($"{id} is missing");

        host.Clock.Advance(TimeSpan.FromHours(5));
        await host.RefreshAsync("closed_orders");
        (await host.DifferencesAsync("closed_orders")).Should().BeEmpty();
    }

    [Fact]
    public async Task Reading_all_anew_keeps_them_and_finds_those_that_came_since()
    {
        await using var host = await SandboxedHost.StartAsync();
        host.Sandbox.AddOrderWithoutCloseTime(host.Clock.GetUtcNow().AddDays(-50));
        await host.RefreshAsync("closed_orders");
        host.Sandbox.AddOrderWithoutCloseTime(host.Clock.GetUtcNow().AddDays(-30));

        var full = await host.RefreshAsync(new RefreshOptions { Full = true }, "closed_orders");

        full.State.Should().Be(RunState.Succeeded, string.Join("; ", full.Errors.Select(e => e.Summary)));
        (await host.DifferencesAsync("closed_orders")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_run_that_dies_while_it_looks_for_them_leaves_it_to_the_next()
    {
        await using var host = await SandboxedHost.StartAsync();
        host.Sandbox.AddOrderWithoutCloseTime(host.Clock.GetUtcNow().AddDays(-50));
        await host.RefreshAsync("closed_orders");
        var calls = host.Sandbox.Requests.Count(r => r.Method == "ClosedOrders");

        for (var call = calls; call > calls - Listings(host, "open"); call--)
        {
            await using var dying = await SandboxedHost.StartAsync();
            dying.Sandbox.AddOrderWithoutCloseTime(dying.Clock.GetUtcNow().AddDays(-50));
            dying.Sandbox.AddFaults($"ClosedOrders:{call}:EGeneral:Invalid arguments");

            (await dying.RefreshAsync("closed_orders")).State.Should().Be(RunState.Failed);
            (await dying.RefreshAsync("closed_orders")).State.Should().Be(RunState.Succeeded);
            (await dying.DifferencesAsync("closed_orders")).Should().BeEmpty();
        }
    }

    private static int Listings(SandboxedHost host, string closeTime) =>
        host.Sandbox.Requests.Count(r => r.Method == "ClosedOrders" && r["closetime"] == closeTime);
}
