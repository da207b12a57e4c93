using Flitch.Connectors.Reading;
using Flitch.Connectors.Rest.Tests.Support;
using Flitch.Testing;

namespace Flitch.Connectors.Rest.Tests.Listing;

public sealed class OtherListingTests
{
    [Fact]
    public async Task Tokens_are_followed_until_none_comes()
    {
        await using var fixture = new Fixture(new ScriptedServer(Page("a", "t 1"), Page("b", "t2"), Page("c", "")));

        var pages = await fixture.ReadAsync("tokens");

        pages.SelectMany(p => p.Ids).Should().Equal("a", "b", "c");
        pages.Select(p => p.Page.IsLast).Should().Equal(false, false, true);
        fixture.Server.Requests.Select(r => r["cursor"]).Should().Equal(null, "t 1", "t2");
    }

    [Fact]
    public async Task Another_listing_replaces_and_adds_parameters_on_every_page_and_keeps_the_interval()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(3, 9, 8), Fixture.Rows(null, 7), Fixture.Rows(3)));

        await foreach (var page in fixture.Connector.ReadAsync(new ObjectListing("rows", "hidden"), new ReadInterval(5, 10), TestContext.Current.CancellationToken))
        {
            page.Dispose();
        }

        fixture.Server.Requests.Should().HaveCount(3).And.OnlyContain(r => r["base"] == "no" && r["of"] == "a b" && r["start"] == "5" && r["end"] == "10");
        fixture.Server.Requests.Select(r => r["ofs"]).Should().Equal(null, "2", "3");
    }

    [Fact]
    public async Task Another_listing_is_counted_by_itself()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(7, 9, 8)));

        var count = await fixture.Connector.CountAsync(new ObjectListing("rows", ObjectListing.Unset), new ReadInterval(null, 10), TestContext.Current.CancellationToken);

        count.Should().Be(7);
        fixture.Server.Requests.Should().ContainSingle().Which["by"].Should().Be("begin");
        fixture.Server.Requests[0]["base"].Should().Be("yes +&");
    }

    [Fact]
    public async Task Pages_of_the_listing_along_another_time_state_no_bounds()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(2, 9, 8), Fixture.Rows(2, 9, 8)));

        (await BoundsAsync(fixture, ObjectListing.Unset)).Should().Be((null, null));
        (await BoundsAsync(fixture, null)).Should().Be((8_000_000, 9_000_000));
    }

    private static async Task<(long? Oldest, long? Newest)> BoundsAsync(Fixture fixture, string? listing)
    {
        await foreach (var page in fixture.Connector.ReadAsync(new ObjectListing("rows", listing), new ReadInterval(5, 10), TestContext.Current.CancellationToken))
        {
            using (page)
            {
                return (page.Oldest, page.Newest);
            }
        }

        throw new InvalidOperationException("There was no page.");
    }

    [Fact]
    public async Task A_listing_that_an_object_does_not_have_is_refused()
    {
        await using var fixture = new Fixture(new ScriptedServer());

        var act = () => fixture.Connector.CountAsync(new ObjectListing("rows", "other"), new ReadInterval(null, 10), TestContext.Current.CancellationToken);

        await act.Should().ThrowAsync<ArgumentException>();
    }

    [Fact]
    public async Task First_page_without_a_token_is_the_last()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(null, 9, 8)));

        (await fixture.ReadAsync("tokens")).Should().ContainSingle().Which.Page.IsLast.Should().BeTrue();
    }

    [Fact]
    public async Task Token_that_comes_twice_fails_the_dataset()
    {
        await using var fixture = new Fixture(new ScriptedServer(Page("a", "t1"), Page("b", "t1")));

        (await fixture.FailAsync("tokens")).Code.Should().Be("paging:no-progress");
    }

    [Fact]
    public async Task Snapshot_is_one_page_and_the_last()
    {
        await using var fixture = new Fixture(new ScriptedServer(Page("a", "ignored")));

        (await fixture.ReadAsync("things")).Should().ContainSingle().Which.Page.IsLast.Should().BeTrue();
    }

    [Fact]
    public async Task Success_without_a_result_is_empty_where_the_schema_says_so()
    {
        await using var fixture = new Fixture(new ScriptedServer(ScriptedAnswer.Json("{}")));

        var page = (await fixture.ReadAsync("things")).Should().ContainSingle().Which;

        (page.Ids.Length, page.Page.IsLast, page.Page.RecordsSeen).Should().Be((0, true, 0));
    }

    [Fact]
    public async Task Success_without_a_result_is_malformed_elsewhere()
    {
        await using var fixture = new Fixture(new ScriptedServer(ScriptedAnswer.Json("{}")));

        (await fixture.FailAsync("rows")).Code.Should().Be("body:records-missing");
    }

    private static ScriptedAnswer Page(string id, string next) =>
        ScriptedAnswer.Json($"{{\"data\":{{\"rows\":[{{\"id\":\"{id}\",\"time\":1}}],\"next\":\"{next}\"}}}}");
}
