using Flitch.Host.Web.Datasets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Flitch.Web.Tests.Datasets;

/// <summary>All of a page's state stands in its address.</summary>
public sealed class RowAddressTests
{
    [Fact]
    public void An_address_says_again_what_it_was_read_from()
    {
        var address = new RowAddress("main", "ledgers")
        {
            Where = ["asset.eq.A&B=C", "time.ge.2026-01-01T00:00:00+01:00", "note.contains.a b,c#d"], Search = "x y", Sort = "-amount", Show = ["amount", "time"], AsOf = "2026-01-01T00:00:00Z", Trace = "Sum of fee", Page = 7,
        };
        Read(address.ToString()).Should().BeEquivalentTo(address);
        new RowAddress("main", "ledgers").ToString().Should().Be("/data/main/datasets/ledgers", "a dataset as it is opened has a plain address");
    }

    [Fact]
    public void Another_order_or_filter_begins_at_the_first_page_and_a_third_click_takes_the_order_away()
    {
        var address = new RowAddress("main", "ledgers") { Where = ["a.null", "b.null"], Page = 7 };
        address.SortedBy("fee").Should().BeEquivalentTo(new { Sort = "-fee", Page = 1 });
        address.SortedBy("fee").SortedBy("fee").Sort.Should().Be("fee");
        address.SortedBy("fee").SortedBy("fee").SortedBy("fee").Sort.Should().BeNull();
        address.Without("a.null").Where.Should().Equal("b.null");
        address.Without("a.null").Page.Should().Be(1);
    }

    [Theory]
    [InlineData("//evil.example", "x")]
    [InlineData("a\r\nX-Injected: 1", "x?y#z")]
    public void A_name_leads_nowhere_else(string connection, string view) =>
        new RowAddress(connection, view).ToString().Should().MatchRegex("^/data/[^/?#\\r\\n]+/datasets/[^/?#\\r\\n]+$");

    private static RowAddress Read(string text) => RowAddress.Read("main", "ledgers", new QueryCollection(QueryHelpers.ParseQuery(text[text.IndexOf('?', StringComparison.Ordinal)..])));
}
