using Flitch.Connectors.Reading;

namespace Flitch.Pipeline.Tests.Refreshing;

public sealed class IncrementalRefreshTests
{
    private readonly IncrementalBench _bench = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_first_run_reads_everything_and_knows_that_it_is_complete_from_the_beginning()
    {
        Fill(10);
        var tally = await _bench.RefreshAsync(Ct);
        ShouldHoldTheTruth();
        tally.Added.Should().Be(10);
        _bench.Dataset.State.Intervals.Should().Equal(new ReadInterval(null, Second(-2)));
        _bench.Dataset.State.FullAt.Should().NotBeNull();
    }

    [Fact]
    public async Task Nothing_new_takes_one_call()
    {
        Fill(10);
        await _bench.RefreshAsync(Ct);
        _bench.Clock.Advance(TimeSpan.FromMinutes(5));
        _bench.Service.Calls.Clear();
        var tally = await _bench.RefreshAsync(Ct);
        _bench.Service.Calls.Should().ContainSingle().Which.What.Should().Be("page");
        tally.Added.Should().Be(0);
        _bench.Dataset.State.Intervals.Should().Equal(new ReadInterval(null, Second(298)));
    }

    [Fact]
    public async Task Again_within_the_margin_asks_once_more_and_moves_nothing_back()
    {
        Fill(10);
        await _bench.RefreshAsync(Ct);
        var before = _bench.Dataset.State.Intervals;
        _bench.Service.Calls.Clear();
        await _bench.RefreshAsync(Ct);
        _bench.Service.Calls.Should().ContainSingle();
        _bench.Dataset.State.Intervals.Should().Equal(before);
    }

    [Fact]
    public async Task News_are_read_down_to_the_first_complete_second()
    {
        Fill(20);
        await _bench.RefreshAsync(Ct);
        _bench.Clock.Advance(TimeSpan.FromMinutes(5));
        foreach (var n in Enumerable.Range(0, 7))
        {
            _bench.Add($"new{n}", 10 + n);
        }

        _bench.Service.Calls.Clear();
        var tally = await _bench.RefreshAsync(Ct);
        ShouldHoldTheTruth();
        tally.Added.Should().Be(7);
        _bench.Service.Calls.Should().HaveCount(3, "seven new rows and two known ones are three pages");
    }

    [Fact]
    public async Task A_late_row_below_is_found_because_the_counts_disagree()
    {
        Fill(20);
        await _bench.RefreshAsync(Ct);
        _bench.Clock.Advance(TimeSpan.FromMinutes(5));
        _bench.Add("late", -1500);
        await _bench.RefreshAsync(Ct);
        ShouldHoldTheTruth();
        _bench.Dataset.State.KnownCountOffset.Should().BeNull();
        _bench.Dataset.State.Verdict.Should().Contain("agrees");
    }

    [Fact]
    public async Task A_late_row_from_long_ago_is_found_by_splitting()
    {
        for (var day = 1; day <= 60; day++)
        {
            _bench.Add($"row{day}", -day * 86_400);
        }

        await _bench.RefreshAsync(Ct);
        _bench.Clock.Advance(TimeSpan.FromMinutes(5));
        _bench.Add("late", (-40 * 86_400) + 100);
        _bench.Service.Calls.Clear();
        await _bench.RefreshAsync(Ct);
        ShouldHoldTheTruth();
        _bench.Service.Calls.Count.Should().BeLessThan(20, "sixty rows are twenty pages");
    }

    [Fact]
    public async Task A_row_older_than_all_others_is_found_too()
    {
        Fill(20);
        await _bench.RefreshAsync(Ct);
        _bench.Clock.Advance(TimeSpan.FromMinutes(5));
        _bench.Add("ancient", -20 * 365 * 86_400L);
        await _bench.RefreshAsync(Ct);
        ShouldHoldTheTruth();
    }

    [Fact]
    public async Task A_count_that_is_steadily_off_becomes_the_known_offset_and_costs_nothing_afterwards()
    {
        Fill(10);
        _bench.Service.CountError = 4;
        var first = await _bench.RefreshAsync(Ct);
        ShouldHoldTheTruth();
        _bench.Dataset.State.KnownCountOffset.Should().Be(4);
        first.Report().Notices.Should().ContainMatch("*4 rows more*");
        _bench.Clock.Advance(TimeSpan.FromMinutes(5));
        _bench.Service.Calls.Clear();
        await _bench.RefreshAsync(Ct);
        _bench.Service.Calls.Should().ContainSingle();
    }

    [Fact]
    public async Task Rows_that_the_service_no_longer_serves_stay()
    {
        Fill(10);
        await _bench.RefreshAsync(Ct);
        _bench.Clock.Advance(TimeSpan.FromMinutes(5));
        _bench.Service.Events.RemoveAt(4);
        var tally = await _bench.RefreshAsync(Ct);
        _bench.Dataset.Rows.Should().HaveCount(10);
        tally.Report().Notices.Should().ContainMatch("*no longer serves 1 row*");
    }

    [Fact]
    public async Task A_listing_that_is_oldest_first_claims_nothing_before_its_end()
    {
        Fill(10);
        _bench.Service.Order = rows => rows.OrderBy(r => r.Time);
        var claimed = new List<int>();
        _bench.Dataset.Reached = where => claimed.Add(_bench.Dataset.State.Intervals.Count == 0 ? 0 : _bench.Dataset.Rows.Count);
        await _bench.RefreshAsync(Ct);
        ShouldHoldTheTruth();
        claimed.Where(rows => rows > 0).Should().OnlyContain(rows => rows == 10, "no state may be ahead of the rows");
        _bench.Last!.Report().Notices.Should().ContainMatch("*newest first*");
    }

    [Fact]
    public async Task News_of_a_service_that_lists_oldest_first_are_not_missed()
    {
        Fill(10);
        _bench.Service.Order = rows => rows.OrderBy(r => r.Time);
        await _bench.RefreshAsync(Ct);
        _bench.Clock.Advance(TimeSpan.FromMinutes(5));
        _bench.Add("new", 20);
        await _bench.RefreshAsync(Ct);
        ShouldHoldTheTruth();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task News_of_an_object_that_nobody_counts_are_read_to_the_end_of_their_stretch(bool newestFirst)
    {
        _bench.Descriptor = _bench.Descriptor with { Counts = false };
        Fill(10);
        _bench.Service.Order = rows => newestFirst ? rows.OrderByDescending(r => r.Time) : rows.OrderBy(r => r.Time);
        await _bench.RefreshAsync(Ct);
        _bench.Clock.Advance(TimeSpan.FromMinutes(5));
        Enumerable.Range(0, 7).ToList().ForEach(n => _bench.Add($"new{n}", 20 + n));
        _bench.Service.Calls.Clear();
        await _bench.RefreshAsync(Ct);
        ShouldHoldTheTruth();
        _bench.Service.Calls.Should().HaveCount(3).And.OnlyContain(c => c.From == Second(-2));
    }

    [Fact]
    public async Task Late_rows_are_looked_for_once_a_day_though_the_count_agrees()
    {
        Fill(10);
        await _bench.RefreshAsync(Ct);
        _bench.Service.Events.RemoveAt(9);
        _bench.Add("late", -31);
        _bench.Clock.Advance(TimeSpan.FromHours(23));
        await _bench.RefreshAsync(Ct);
        _bench.Dataset.Rows.Should().NotContainKey("late", "one row came and one went: the count is the same");
        _bench.Clock.Advance(TimeSpan.FromHours(1));
        await _bench.RefreshAsync(Ct);
        _bench.Dataset.Rows.Should().ContainKey("late");
    }

    [Fact]
    public async Task Completeness_never_passes_the_services_clock()
    {
        Fill(5);
        _bench.Skew = TimeSpan.FromHours(1);
        foreach (var row in _bench.Service.Events.ToList())
        {
            _bench.Service.Events.Remove(row);
            _bench.Service.Events.Add(row with { Time = row.Time - 3_600_000_000 });
        }

        await _bench.RefreshAsync(Ct);
        _bench.Dataset.State.Intervals.Should().Equal(new ReadInterval(null, Second(-3602)));
    }

    [Fact]
    public async Task A_start_date_is_a_floor_and_a_later_run_without_it_fills_what_is_below()
    {
        Fill(20);
        _bench.Floor = Second(-35);
        await _bench.RefreshAsync(Ct);
        _bench.Dataset.Rows.Values.Should().OnlyContain(r => r.Time > Second(-35) * 1_000_000);
        _bench.Dataset.State.Intervals.Should().Equal(new ReadInterval(Second(-35), Second(-2)));
        _bench.Floor = null;
        await _bench.RefreshAsync(Ct);
        ShouldHoldTheTruth();
        _bench.Dataset.State.Intervals.Should().Equal(new ReadInterval(null, Second(-2)));
    }

    [Fact]
    public async Task A_run_that_takes_long_looks_for_news_once_more()
    {
        Fill(30);
        _bench.Service.Before = call =>
        {
            _bench.Clock.Advance(TimeSpan.FromSeconds(30));
            if (call.Offset == 15)
            {
                _bench.Add("meanwhile", 20);
            }
        };
        await _bench.RefreshAsync(Ct);
        ShouldHoldTheTruth();
    }

    [Fact]
    public async Task Cancelling_keeps_what_was_read_and_the_next_run_goes_on_below()
    {
        Fill(30);
        using var cancel = new CancellationTokenSource();
        _bench.CommitRows = 1000;
        _bench.Service.Before = call =>
        {
            if (call.Offset == 15)
            {
                cancel.Cancel();
            }
        };
        await _bench.Invoking(b => b.RefreshAsync(cancel.Token)).Should().ThrowAsync<OperationCanceledException>();
        _bench.Dataset.Rows.Should().HaveCount(15);
        _bench.Service.Before = static _ => { };
        _bench.Service.Calls.Clear();
        await _bench.RefreshAsync(Ct);
        ShouldHoldTheTruth();
        _bench.Service.Calls.Count.Should().BeLessThan(10, "six pages are left, the news are one, and the whole is counted once");
    }

    private static long Second(long fromStart) => IncrementalBench.Start.ToUnixTimeSeconds() + fromStart;

    private void Fill(int rows)
    {
        for (var n = 1; n <= rows; n++)
        {
            _bench.Add($"row{n:D3}", -3 * n, 500_000);
        }
    }

    private void ShouldHoldTheTruth() => _bench.Dataset.Rows.Values.Should().BeEquivalentTo(_bench.Service.Events);
}
