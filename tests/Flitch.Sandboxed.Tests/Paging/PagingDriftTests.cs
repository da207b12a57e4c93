using System.Globalization;
using Flitch.Pipeline.Runs;
using Flitch.Testing;

namespace Flitch.Sandboxed.Tests.Paging;

/// <summary>Listings that move, lie or come in another order than promised end in the truth.</summary>
public sealed class PagingDriftTests
{
    private static readonly string[] Listings = ["ledgers", "trades_history", "closed_orders"];

    [Theory]
    [InlineData("25")]
    [InlineData("100")]
    [InlineData("25,100")]
    [InlineData("1,7,100,3")]
    public async Task Pages_of_any_size_are_read_whole(string sizes)
    {
        await using var host = await SandboxedHost.StartAsync($"page-size={sizes}", "ledgers=600");

        await ShouldReachTheTruthAsync(host);
    }

    [Theory]
    [InlineData("absent")]
    [InlineData("+1")]
    [InlineData("+3")]
    [InlineData("+200")]
    [InlineData("-1")]
    [InlineData("-3")]
    [InlineData("-200")]
    [InlineData("ignores-filters")]
    public async Task A_count_that_is_absent_wrong_or_blind_to_filters_leads_nobody_astray(string count)
    {
        await using var host = await SandboxedHost.StartAsync($"count={count}", "page-size=20");

        await ShouldReachTheTruthAsync(host);
        host.Sandbox.AddDeposit(1.5m);
        host.Clock.Advance(TimeSpan.FromHours(2));
        await ShouldReachTheTruthAsync(host);
        host.Clock.Advance(TimeSpan.FromDays(3));
        await ShouldReachTheTruthAsync(host);
    }

    [Theory]
    [InlineData("oldest")]
    [InlineData("shuffled")]
    public async Task Another_order_than_promised_costs_calls_but_no_row(string order)
    {
        await using var host = await SandboxedHost.StartAsync($"order={order}", "page-size=20");

        var first = await ShouldReachTheTruthAsync(host);
        host.Sandbox.AddDeposit(1.5m);
        host.Clock.Advance(TimeSpan.FromHours(2));
        await ShouldReachTheTruthAsync(host);

        if (order == "oldest")
        {
            first.Datasets.Where(d => Listings.Contains(d.Dataset)).Should().OnlyContain(d => d.Notices.Any(n => n.Contains("newest first")));
        }
    }

    [Theory]
    [InlineData(25)]
    [InlineData(50)]
    [InlineData(100)]
    public async Task Three_hundred_rows_that_share_one_time_are_kept_across_page_borders(int pageSize)
    {
        await using var host = await SandboxedHost.StartAsync(string.Create(CultureInfo.InvariantCulture, $"page-size={pageSize}"));
        host.Sandbox.AddDeposits(300, 0.25m, host.Clock.GetUtcNow().AddDays(-9));
        await ShouldReachTheTruthAsync(host);

        host.Sandbox.AddDeposits(300, 0.5m);
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        await ShouldReachTheTruthAsync(host);
    }

    [Fact]
    public async Task Times_with_seven_digits_keep_six_and_serve_as_no_bound()
    {
        await using var host = await SandboxedHost.StartAsync("page-size=10");
        var second = host.Clock.GetUtcNow().AddDays(-2);
        for (var tick = 1; tick <= 40; tick++)
        {
            host.Sandbox.AddDeposit(1m, second.AddTicks((tick * 250_000) - 1));
        }

        await ShouldReachTheTruthAsync(host);
        host.Sandbox.Truth("Ledgers").Count(row => row.Json.Contains("9999,", StringComparison.Ordinal)).Should().BeGreaterThan(30);
    }

    [Theory]
    [InlineData(60, 2)]
    [InlineData(3_600, 2)]
    [InlineData(2_000_000, 25 * 60)]
    public async Task Rows_that_arrive_on_every_call_with_old_times_are_found_when_they_stop_old_ones_by_the_next_days_search(int secondsOld, int minutes)
    {
        await using var host = await SandboxedHost.StartAsync(string.Create(CultureInfo.InvariantCulture, $"arrivals=1/{secondsOld}"), "page-size=10");
        await host.RefreshAsync();
        await host.RefreshAsync();
        host.Sandbox.Change("arrivals", "0");
        host.Clock.Advance(TimeSpan.FromMinutes(minutes));

        await ShouldReachTheTruthAsync(host);
    }

    [Fact]
    public async Task A_burst_of_late_rows_in_the_midst_of_a_listing_pushes_none_over_its_end()
    {
        await using var host = await SandboxedHost.StartAsync("page-size=10", "arrivals=0/3600");
        var pages = 0;
        host.Sandbox.Change("arrivals", "40/3600");
        await Task.WhenAll(host.RefreshAsync("ledgers"), StopAsync());
        host.Clock.Advance(TimeSpan.FromMinutes(2));

        await ShouldReachTheTruthAsync(host);

        async Task StopAsync()
        {
            while (pages < 5)
            {
                pages = host.Sandbox.Requests.Count;
                await Task.Yield();
            }

            host.Sandbox.Change("arrivals", "0");
        }
    }

    [Fact]
    public async Task Late_rows_with_old_times_are_found_by_the_count_of_the_next_refresh()
    {
        await using var host = await SandboxedHost.StartAsync("page-size=10");
        await ShouldReachTheTruthAsync(host);
        foreach (var days in new[] { 1, 20, 60 })
        {
            host.Sandbox.AddDeposit(2m, host.Clock.GetUtcNow().AddDays(-days));
        }

        host.Clock.Advance(TimeSpan.FromMinutes(5));
        await ShouldReachTheTruthAsync(host);
    }

    [Fact]
    public async Task An_empty_page_in_the_middle_is_asked_for_again()
    {
        await using var host = await SandboxedHost.StartAsync("page-size=10", "faults=Ledgers:4:empty-page;TradesHistory:2-3:empty-page");

        await ShouldReachTheTruthAsync(host);
    }

    [Fact]
    public async Task A_closing_trade_rewrites_its_opening_trade_of_eight_months_ago()
    {
        await using var host = await SandboxedHost.StartAsync("months=10", "ledgers=600");
        var position = host.Sandbox.OpenPosition(host.Clock.GetUtcNow().AddMonths(-8));
        await ShouldReachTheTruthAsync(host);
        host.Sandbox.ClosePosition(position);
        host.Clock.Advance(TimeSpan.FromMinutes(5));

        await ShouldReachTheTruthAsync(host);
    }

    private static async Task<RunReport> ShouldReachTheTruthAsync(SandboxedHost host)
    {
        var run = await host.RefreshAsync(Listings);
        run.State.Should().Be(RunState.Succeeded, string.Join("; ", run.Errors.Select(e => e.Summary)));
        foreach (var dataset in Listings)
        {
            (await host.DifferencesAsync(dataset)).Should().BeEmpty(dataset);
        }

        return run;
    }
}
