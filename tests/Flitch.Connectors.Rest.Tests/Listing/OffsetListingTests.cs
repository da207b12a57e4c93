using Flitch.Connectors.Reading;
using Flitch.Connectors.Rest.Tests.Support;
using Flitch.Testing;

namespace Flitch.Connectors.Rest.Tests.Listing;

public sealed class OffsetListingTests
{
    [Fact]
    public async Task Offset_advances_by_what_came_and_count_is_asked_for_at_both_ends()
    {
        await using var fixture = new Fixture(
            new ScriptedServer(Fixture.Rows(5, 9, 8), Fixture.Rows(null, 7), Fixture.Rows(null, 6, 5), Fixture.Rows(5)));

        var pages = await fixture.ReadAsync(interval: new ReadInterval(100, 1000));

        pages.SelectMany(p => p.Ids).Should().Equal("r9", "r8", "r7", "r6", "r5");
        pages.Select(p => p.Page.IsLast).Should().Equal(false, false, false, true);
        pages.Select(p => p.Page.Count).Should().Equal(5, null, null, 5);
        fixture.Server.Requests.Select(r => r["ofs"]).Should().Equal(null, "2", "3", "5");
        fixture.Server.Requests.Select(r => r["without_count"]).Should().Equal(null, "true", "true", null);
        fixture.Server.Requests.Should().OnlyContain(r => r["start"] == "100" && r["end"] == "1000" && r["base"] == "yes +&");
    }

    [Fact]
    public async Task A_listing_has_ended_when_its_pages_and_its_count_agree()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(2, 9, 8), Fixture.Rows(2)));

        var pages = await fixture.ReadAsync();

        pages.Select(p => (p.Ids.Length, p.Page.IsLast)).Should().Equal((2, false), (0, true));
        fixture.Server.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_reader_who_needs_no_more_than_the_first_page_makes_one_call()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(2, 9, 8), Fixture.Rows(2)));

        await foreach (var page in fixture.Connector.ReadAsync("rows", new ReadInterval(null, 1000), TestContext.Current.CancellationToken))
        {
            page.Dispose();
            break;
        }

        fixture.Server.Requests.Should().HaveCount(1);
    }

    [Fact]
    public async Task Page_tells_its_oldest_and_newest_row_and_its_call()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(2, 9, 8)));

        var page = (await fixture.ReadAsync(most: 1))[0].Page;

        (page.Oldest, page.Newest, page.RecordsSeen).Should().Be((8_000_000, 9_000_000, 2));
        page.Call.Should().BeSameAs(fixture.Observer.Calls[0]);
    }

    [Fact]
    public async Task Empty_listing_with_count_zero_is_one_call()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(0)));

        var pages = await fixture.ReadAsync();

        pages.Should().ContainSingle().Which.Page.IsLast.Should().BeTrue();
        fixture.Server.Requests.Should().HaveCount(1);
    }

    [Fact]
    public async Task Empty_page_without_a_count_is_confirmed_by_a_second_call()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(null, 9, 8), Fixture.Rows(null), Fixture.Rows(null)));

        var pages = await fixture.ReadAsync();

        pages.Select(p => p.Ids.Length).Should().Equal(2, 0);
        pages[^1].Page.IsLast.Should().BeTrue();
        fixture.Server.Requests.Select(r => r["ofs"]).Should().Equal(null, "2", "2");
    }

    [Fact]
    public async Task Empty_page_that_a_second_call_does_not_confirm_loses_nothing()
    {
        await using var fixture = new Fixture(
            new ScriptedServer(Fixture.Rows(null, 9, 8), Fixture.Rows(null), Fixture.Rows(null, 7), Fixture.Rows(null), Fixture.Rows(null)));

        var pages = await fixture.ReadAsync();

        pages.SelectMany(p => p.Ids).Should().Equal("r9", "r8", "r7");
    }

    [Fact]
    public async Task Empty_page_below_the_count_is_asked_again_and_the_listing_goes_on()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(3, 9, 8), Fixture.Rows(3), Fixture.Rows(3), Fixture.Rows(3, 7), Fixture.Rows(3)));

        var pages = await fixture.ReadAsync();

        pages.SelectMany(p => p.Ids).Should().Equal("r9", "r8", "r7");
        fixture.Server.Requests.Select(r => r["ofs"]).Should().Equal(null, "2", "2", "2", "3");
        fixture.Observer.Waits.Should().Equal((TimeSpan.FromSeconds(1), "retry after an empty page"));
    }

    [Fact]
    public async Task A_count_that_is_too_high_ends_the_listing_when_nothing_stands_at_its_last_row()
    {
        await using var fixture = new Fixture(new ScriptedServer(
            Fixture.Rows(5, 9, 8), Fixture.Rows(null), Fixture.Rows(5), Fixture.Rows(5), Fixture.Rows(5), Fixture.Rows(5, 8)));

        var pages = await fixture.ReadAsync();

        pages.SelectMany(p => p.Ids).Should().Equal("r9", "r8");
        pages[^1].Page.Should().BeEquivalentTo(new { IsLast = true, RecordsSeen = 0, Oldest = (long?)null });
        fixture.Server.Requests.Select(r => r["ofs"]).Should().Equal(null, "2", "2", "2", "4", "1");
    }

    [Fact]
    public async Task Rows_after_a_page_that_stays_empty_are_a_hole_which_fails_the_dataset()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(5, 9, 8), Fixture.Rows(null), Fixture.Rows(5), Fixture.Rows(5), Fixture.Rows(5, 5)));

        var error = await fixture.FailAsync();

        (error.Code, error.Kind, error.Object).Should().Be(("paging:hole", ErrorKind.Provider, "rows"));
        fixture.Server.Requests.Should().HaveCount(5);
    }

    [Fact]
    public async Task A_service_that_has_stopped_sending_rows_is_not_taken_for_the_end()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(5, 9, 8), Fixture.Rows(5)));

        (await fixture.FailAsync()).Code.Should().Be("paging:hole");

        fixture.Server.Requests.Select(r => r["ofs"]).Should().Equal(null, "2", "2", "2", "4", "1");
    }

    [Fact]
    public async Task A_stretch_without_rows_is_believed_against_the_count_when_the_service_has_rows_elsewhere()
    {
        await using var fixture = new Fixture(
            new ScriptedServer(Fixture.Rows(700), Fixture.Rows(700), Fixture.Rows(700), Fixture.Rows(700), Fixture.Rows(700, 9, 8)));

        var pages = await fixture.ReadAsync(interval: new ReadInterval(100, 1000));

        pages.Should().ContainSingle().Which.Page.Should().BeEquivalentTo(new { IsLast = true, RecordsSeen = 0 });
        pages[0].Page.Batch.RowCount.Should().Be(0);
        fixture.Server.Requests.Select(r => (r["ofs"], r["start"])).Should().Equal((null, "100"), (null, "100"), (null, "100"), ("699", "100"), (null, null));
    }

    [Fact]
    public async Task A_service_that_counts_rows_but_sends_none_at_all_fails_the_dataset()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(7)));

        (await fixture.FailAsync()).Code.Should().Be("paging:hole");
    }

    [Fact]
    public async Task Newest_stated_count_holds_when_a_later_page_states_a_smaller_one()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(51, 9, 8), Fixture.Rows(null), Fixture.Rows(2)));

        var pages = await fixture.ReadAsync();

        pages.Select(p => p.Ids.Length).Should().Equal(2, 0);
        pages[^1].Page.Should().BeEquivalentTo(new { IsLast = true }, "the listing moved while it was read");
        fixture.Server.Requests.Select(r => r["without_count"]).Should().Equal(null, "true", null);
    }

    [Fact]
    public async Task Rows_beyond_the_count_are_read_to_an_end_that_a_second_call_confirms()
    {
        await using var fixture = new Fixture(
            new ScriptedServer(Fixture.Rows(2, 9, 8), Fixture.Rows(2, 7, 6), Fixture.Rows(2, 5), Fixture.Rows(2), Fixture.Rows(2)));

        var pages = await fixture.ReadAsync();

        pages.SelectMany(p => p.Ids).Should().Equal("r9", "r8", "r7", "r6", "r5");
        fixture.Server.Requests.Select(r => r["ofs"]).Should().Equal(null, "2", "4", "5", "5");
    }

    [Fact]
    public async Task Rows_that_came_in_while_the_listing_was_read_push_none_over_its_end()
    {
        // Two rows came in on top after the first page: the second one repeats them, and the count has grown.
        await using var fixture = new Fixture(
            new ScriptedServer(Fixture.Rows(4, 9, 8), Fixture.Rows(null, 9, 8), Fixture.Rows(6, 7, 6), Fixture.Rows(6)));

        var pages = await fixture.ReadAsync();

        pages.SelectMany(p => p.Ids).Distinct().Should().Equal("r9", "r8", "r7", "r6");
        pages[^1].Page.Should().BeEquivalentTo(new { IsLast = true });
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Whatever_the_service_counts_and_whenever_it_sulks_all_rows_come_or_the_dataset_fails(int seed)
    {
        var service = new MoodyService(seed);
        await using var fixture = new Fixture(new ScriptedServer(service.Answer));

        var rows = new List<string>();
        var failure = await Record.ExceptionAsync(async () => rows.AddRange((await fixture.ReadAsync()).SelectMany(p => p.Ids)));

        if (failure is null)
        {
            rows.Should().Equal(service.Rows);
        }
        else
        {
            failure.Should().BeOfType<FlitchException>().Which.Error.Code.Should().Be("paging:hole");
            service.CountIsTooLarge.Should().BeTrue("nothing else may fail it");
        }
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 100)];

    [Fact]
    public async Task Service_that_ignores_the_offset_fails_the_dataset_instead_of_reading_for_ever()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(1000, 9, 8)));

        var error = await fixture.FailAsync();

        (error.Code, error.Kind).Should().Be(("paging:no-progress", ErrorKind.Provider));
        fixture.Server.Requests.Should().HaveCount(20, "sixteen pages can have been pushed back by rows that came in; the seventeenth is tried three times");
    }

    [Fact]
    public async Task Service_that_repeats_its_last_page_fails_the_dataset()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(1000, 9, 8), Fixture.Rows(1000, 7, 6)));

        (await fixture.FailAsync()).Code.Should().Be("paging:no-progress");
    }

    [Fact]
    public async Task A_row_that_is_pushed_down_before_every_call_is_not_asked_for_for_ever()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(4, 9, 8), Fixture.Rows(null, 8, 7), Fixture.Rows(6, 7, 6), Fixture.Rows(7, 6)));

        var pages = await fixture.ReadAsync();

        pages.SelectMany(p => p.Ids).Distinct().Should().Equal("r9", "r8", "r7", "r6");
        pages[^1].Page.Should().BeEquivalentTo(new { IsLast = true });
        fixture.Server.Requests.Should().HaveCount(4);
    }

    [Fact]
    public async Task Rows_that_shift_by_one_are_progress()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(4, 9, 8), Fixture.Rows(null, 8, 7), Fixture.Rows(4)));

        (await fixture.ReadAsync()).SelectMany(p => p.Ids).Should().Equal("r9", "r8", "r8", "r7");
    }

    [Fact]
    public async Task A_burst_of_rows_that_pushes_whole_pages_back_is_read_through()
    {
        var repeated = Enumerable.Repeat(Fixture.Rows(20, 9, 8), 8);
        await using var fixture = new Fixture(
            new ScriptedServer([Fixture.Rows(4, 9, 8), .. repeated, Fixture.Rows(20, 7, 6), Fixture.Rows(20)]));

        (await fixture.ReadAsync()).SelectMany(p => p.Ids).Distinct().Should().Equal("r9", "r8", "r7", "r6");
    }

    [Fact]
    public async Task Count_is_one_call_on_the_first_page()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(4711, 9, 8)));

        var count = await fixture.Connector.CountAsync("rows", new ReadInterval(5, 10), TestContext.Current.CancellationToken);

        count.Should().Be(4711);
        fixture.Server.Requests.Should().ContainSingle().Which["without_count"].Should().BeNull();
    }

    [Fact]
    public async Task Interval_for_a_snapshot_or_none_for_a_listing_is_a_defect()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(0)));

        var snapshot = () => fixture.Connector.ReadAsync("things", new ReadInterval(null, 1), CancellationToken.None);
        var listing = () => fixture.Connector.ReadAsync("rows", null, CancellationToken.None);

        snapshot.Should().Throw<ArgumentException>();
        listing.Should().Throw<ArgumentException>();
    }
}
