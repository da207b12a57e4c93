using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Runs;
using Flitch.Pipeline.Scheduling;

namespace Flitch.Pipeline.Tests.Scheduling;

/// <summary>Looking at data that nothing refreshes by itself brings it up to date.</summary>
public sealed class OpeningTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Looking_at_it_refreshes_once_however_many_look()
    {
        await using var bench = await ReadAsync(null);
        bench.Clock.Advance(OpeningRefreshes.Fresh);
        var status = await bench.StatusAsync();
        Parallel.For(0, 10, _ => bench.Opening.Opened(status));
        var runs = await bench.RunsAsync(2);
        runs.Should().HaveCount(2);
        runs[1].Trigger.Should().Be(RefreshTriggers.Opening);

        bench.Opening.Opened(await bench.StatusAsync());
        bench.Clock.Advance(OpeningRefreshes.Fresh);
        bench.Opening.Opened(await bench.StatusAsync());
        (await bench.RunsAsync(3)).Should().HaveCount(3, "the look within a minute asked for nothing");
    }

    [Fact]
    public async Task What_has_a_schedule_is_served_from_what_is_stored()
    {
        await using var bench = await ReadAsync(TimeSpan.FromHours(1));
        await bench.Pipeline.Connections.EditAsync("main", new() { Intervals = new Dictionary<string, TimeSpan?> { ["wallet"] = null } }, Ct);
        bench.Clock.Advance(OpeningRefreshes.Fresh);
        bench.Opening.Opened(await bench.StatusAsync());
        (await bench.RunsAsync(2))[1].Datasets.Select(d => d.Dataset).Should().Equal("wallet");
    }

    [Fact]
    public async Task A_backfill_that_was_stopped_stays_so()
    {
        await using var bench = new ScheduleBench();
        await bench.AddAsync(null);
        await bench.Pipeline.Refreshing.RefreshAsync("main", ["events"], new RefreshOptions { Since = bench.Clock.GetUtcNow() - TimeSpan.FromDays(2) }, null, Ct);
        var gaps = (await bench.EventsAsync()).Gaps;
        gaps.Should().BePositive();
        bench.Clock.Advance(OpeningRefreshes.Fresh);
        bench.Opening.Opened(await bench.StatusAsync(), ["events"]);
        (await bench.RunsAsync(2))[1].Should().BeEquivalentTo(new { State = RunState.Succeeded, Trigger = RefreshTriggers.Opening });
        (await bench.EventsAsync()).Gaps.Should().Be(gaps);

        await bench.Pipeline.Refreshing.RefreshAsync("main", ["events"], new RefreshOptions(), null, Ct);
        (await bench.EventsAsync()).Should().BeEquivalentTo(new { Gaps = 0, Rows = 5L });
    }

    [Fact]
    public async Task What_was_never_fetched_is_not_begun_by_looking_at_it()
    {
        await using var bench = new ScheduleBench();
        await bench.AddAsync(null);
        await bench.Pipeline.Refreshing.RefreshAsync("main", ["wallet"], new RefreshOptions(), null, Ct);
        bench.Clock.Advance(OpeningRefreshes.Fresh);
        bench.Opening.Opened(await bench.StatusAsync());
        (await bench.RunsAsync(2))[1].Datasets.Select(d => d.Dataset).Should().Equal("wallet");
    }

    private static async Task<ScheduleBench> ReadAsync(TimeSpan? every)
    {
        var bench = new ScheduleBench();
        await bench.AddAsync(every);
        await bench.Pipeline.Refreshing.RefreshAsync("main", null, new RefreshOptions(), null, Ct);
        return bench;
    }
}
