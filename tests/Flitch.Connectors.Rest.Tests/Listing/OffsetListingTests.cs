using Flitch.Connectors.Reading;
using Flitch.Connectors.Rest.Tests.Support;
using Flitch.Testing;

namespace Flitch.Connectors.Rest.Tests.Listing;

public sealed class OffsetListingTests
{
    [Fact]
    public async Task Offset_advances_by_what_came_and_count_is_asked_for_once()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(5, 9, 8), Fixture.Rows(null, 7), Fixture.Rows(null, 6, 5)));

        var pages = await fixture.ReadAsync(interval: new ReadInterval(100, 1000));

        pages.SelectMany(p => p.Ids).Should().Equal("r9", "r8", "r7", "r6", "r5");
        pages.Select(p => p.Page.IsLast).Should().Equal(false, false, true);
        pages.Select(p => p.Page.Count).Should().Equal(5, null, null);
        fixture.Server.Requests.Select(r => r["ofs"]).Should().Equal(null, "2", "3");
        fixture.Server.Requests.Select(r => r["without_count"]).Should().Equal(null, "true", "true");
        fixture.Server.Requests.Should().OnlyContain(r => r["start"] == "100" && r["end"] == "1000" && r["base"] == "yes +&");
    }

    [Fact]
    public async Task Offset_that_reaches_the_count_needs_no_further_call()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(2, 9, 8)));

        var pages = await fixture.ReadAsync();

        pages.Should().ContainSingle().Which.Page.IsLast.Should().BeTrue();
        fixture.Server.Requests.Should().HaveCount(1);
    }

    [Fact]
    public async Task Page_tells_its_oldest_and_newest_row_and_its_call()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(2, 9, 8)));

        var page = (await fixture.ReadAsync())[0].Page;

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
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(3, 9, 8), Fixture.Rows(3), Fixture.Rows(3), Fixture.Rows(3, 7)));

        var pages = await fixture.ReadAsync();

        pages.SelectMany(p => p.Ids).Should().Equal("r9", "r8", "r7");
        fixture.Server.Requests.Select(r => r["ofs"]).Should().Equal(null, "2", "2", "2");
        fixture.Observer.Waits.Should().Equal((TimeSpan.FromSeconds(1), "retry after an empty page"));
    }

    [Fact]
    public async Task Empty_page_below_the_count_three_times_fails_the_dataset()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(3, 9, 8), Fixture.Rows(3)));

        var error = await fixture.FailAsync();

        (error.Code, error.Kind, error.Object).Should().Be(("paging:empty-below-count", ErrorKind.Provider, "rows"));
        fixture.Server.Requests.Should().HaveCount(4);
    }

    [Fact]
    public async Task Newest_stated_count_holds_when_a_later_page_states_a_smaller_one()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(51, 9, 8), Fixture.Rows(null), Fixture.Rows(2)));

        var pages = await fixture.ReadAsync();

        pages.Select(p => p.Ids.Length).Should().Equal(2, 0);
        pages[^1].Page.IsLast.Should().BeTrue();
        fixture.Server.Requests.Select(r => r["without_count"]).Should().Equal(null, "true", null);
    }

    [Fact]
    public async Task Count_that_the_rows_have_passed_ends_nothing()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(1, 9, 8), Fixture.Rows(null, 7), Fixture.Rows(null), Fixture.Rows(1)));

        var pages = await fixture.ReadAsync();

        pages.SelectMany(p => p.Ids).Should().Equal("r9", "r8", "r7");
        pages[^1].Page.IsLast.Should().BeTrue();
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Whatever_the_service_does_all_rows_come_or_as_many_as_it_counted_or_the_dataset_fails(int seed)
    {
        var service = new MoodyService(seed);
        await using var fixture = new Fixture(new ScriptedServer(service.Answer));

        var act = () => fixture.ReadAsync();
        var failure = await Record.ExceptionAsync(act);
        if (failure is null)
        {
            service.Forget();
            var rows = (await fixture.ReadAsync()).SelectMany(p => p.Ids).ToList();

            // Exactly as many rows as stated are believed to be all: else each listing would cost two calls more.
            rows.Should().Equal(rows.Count == service.Count ? service.Rows.Take(rows.Count) : service.Rows);
        }
        else
        {
            failure.Should().BeOfType<FlitchException>().Which.Error.Code.Should().Be("paging:empty-below-count");
            service.CountIsTooLarge.Should().BeTrue("nothing else may fail it");
        }
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Fact]
    public async Task Service_that_ignores_the_offset_fails_the_dataset_instead_of_reading_for_ever()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(1000, 9, 8)));

        var error = await fixture.FailAsync();

        (error.Code, error.Kind).Should().Be(("paging:no-progress", ErrorKind.Provider));
        fixture.Server.Requests.Should().HaveCount(4, "the page is tried three times");
    }

    [Fact]
    public async Task Service_that_repeats_its_last_page_fails_the_dataset()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(1000, 9, 8), Fixture.Rows(1000, 7, 6)));

        (await fixture.FailAsync()).Code.Should().Be("paging:no-progress");
    }

    [Fact]
    public async Task Rows_that_shift_by_one_are_progress()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(4, 9, 8), Fixture.Rows(null, 8, 7)));

        (await fixture.ReadAsync()).SelectMany(p => p.Ids).Should().Equal("r9", "r8", "r8", "r7");
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
