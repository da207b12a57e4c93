using System.Globalization;
using Flitch.Web.Tests.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Flitch.Web.Tests.Dashboards;

/// <summary>Amounts that are nothing, negative, tiny or huge, in every kind of tile, on a dataset's pages and in the console: readable, and never another number.</summary>
public sealed class ExtremeAmountsTests(Chromium chromium, ExtremeAccount account) : IClassFixture<ExtremeAccount>
{
    private const string Limit = "99999999999999999999.999999999999999999";

    [Fact]
    public async Task Every_kind_of_tile_shows_extreme_amounts_and_says_what_it_cannot_draw()
    {
        await using var visitor = await VisitAsync("/dashboards/extremes");
        var page = visitor.Page;
        await DrawnAsync(page);
        await ShouldReadAsync(page, "huge", "4999999999995.6172839", "4,999,999,999,995.62");
        await ShouldReadAsync(page, "limit", Limit, "100,000,000,000,000,000,000");
        await ShouldReadAsync(page, "tiny", "0.000000000000000001", "0.000000000000000001");
        await ShouldReadAsync(page, "tiny-two", "0.000000000000000001", "0.000000000000000001");
        await ShouldReadAsync(page, "negative", "-8662.5", "\u22128,662.5");
        await ShouldReadAsync(page, "zero", "0", "0");
        await ShouldReadAsync(page, "meme", "1000000000000000000000000.5", "1,000,000,000,000,000,000,000,000.5");
        await Expect(page.Locator("#tile-negative .figure")).ToContainTextAsync("▼"); // told without colour
        await Expect(page.Locator("#tile-nothing .figure")).ToHaveTextAsync("–");
        await Expect(page.Locator("#tile-too-much [role=alert]")).ToContainTextAsync("query:too-large");

        await Expect(page.Locator("#tile-pie-negative")).ToContainTextAsync("One figure is below zero: no share of a whole");
        await Expect(page.Locator("#tile-pie-none")).ToContainTextAsync("No figure is above zero");
        await Expect(page.Locator("#tile-pie-none canvas")).ToHaveCountAsync(0);
        await Expect(page.Locator("#tile-all-null")).ToContainTextAsync("in all rows the figure is missing");
        await Expect(page.Locator("#tile-none")).ToContainTextAsync("No rows.");
        await Expect(page.Locator("#tile-stacked-many")).ToContainTextAsync("all others as one");
        await Expect(page.Locator("#tile-bars-assets")).ToContainTextAsync("The first 40 of");
        await FacetsAsync(page);

        // A table that goes on beyond its tile says so at that edge; what is scrolled to its end does not.
        var table = page.Locator("#tile-table .table-responsive");
        await Expect(table).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("goes-right.*goes-down"));
        await table.EvaluateAsync("e => e.scrollTo(e.scrollWidth, e.scrollHeight)");
        await Expect(table).Not.ToHaveClassAsync(new System.Text.RegularExpressions.Regex("goes-"));
        await table.EvaluateAsync("e => e.scrollTo(0, 0)");

        await visitor.ShowAsync("extremes");
        foreach (var (width, scheme) in Visitor.Looks)
        {
            await visitor.LookAsync(width, 900, scheme);
            (await page.EvaluateAsync<string[]>(
                "[document.documentElement, ...document.querySelectorAll('.tile-title, .figure, .figures-one, .tile-content')].filter(e => e.scrollWidth > e.clientWidth && e.clientWidth > 0 && getComputedStyle(e).textOverflow !== 'ellipsis').map(e => e.outerHTML.slice(0, 120))"))
                .Should().BeEmpty("nothing stands out at {0} pixels", width);
        }

        (await visitor.BarriersAsync()).Should().BeEmpty();
        visitor.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task Figures_are_written_as_the_browsers_language_does()
    {
        await using var visitor = await VisitAsync("/dashboards/extremes", "de-DE");
        await DrawnAsync(visitor.Page);
        await ShouldReadAsync(visitor.Page, "huge", "4999999999995.6172839", "4.999.999.999.995,62");
        await ShouldReadAsync(visitor.Page, "tiny", "0.000000000000000001", "0,000000000000000001");
        await visitor.ShowAsync("extremes-de");
        visitor.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task Pages_of_rows_and_the_console_have_every_digit()
    {
        await using var visitor = await VisitAsync("/data/main/datasets/ledgers?sort=-amount");
        var page = visitor.Page;
        await Expect(page.Locator("table.rows tbody tr").First).ToContainTextAsync("99,999,999,999,999,999,999.999999999999999999");
        await visitor.ShowAsync("extremes-rows");
        await page.GotoAsync("/data/main/datasets/ledgers?where=asset.eq.TINY&where=amount.lt.0.00000001");
        await Expect(page.Locator("[aria-label='Pages of rows']")).ToContainTextAsync("of 4");
        await Expect(page.Locator("table.rows tbody tr").First).ToContainTextAsync("0.000000000000000001");
        await page.Locator("table.rows tbody th a").First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByRole(AriaRole.Rowheader, new() { Name = "amount", Exact = true }) })).ToContainTextAsync("0.000000000000000001");
        await visitor.ShowAsync("extremes-row");

        await page.GotoAsync("/sql");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "SQL" }).FocusAsync();
        await page.Keyboard.InsertTextAsync("SELECT asset, min(amount) AS least, max(amount) AS most, 1000000000000000000000000::DECIMAL(38, 0) AS meme FROM main.ledgers WHERE asset IN ('LIMIT', 'HUGE', 'TINY', 'NEGATIVE') GROUP BY asset ORDER BY asset");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".sql-grid tbody tr")).ToHaveCountAsync(4);
        foreach (var (row, value) in new[] { ("HUGE", "-999999999999.12345678"), ("LIMIT", Limit), ("NEGATIVE", "-1240.5"), ("TINY", "0.000000000000000001"), ("TINY", "1000000000000000000000000") })
        {
            await Expect(page.Locator(".sql-grid tbody tr").Filter(new() { HasText = row })).ToContainTextAsync(value);
        }

        await visitor.ShowAsync("extremes-console");
        visitor.Complaints.Should().BeEmpty();
    }

    // Those in which most happened are drawn; the way to all others is a click, and back.
    private async Task FacetsAsync(IPage page)
    {
        var assets = int.Parse((await account.AskAsync("SELECT count(DISTINCT asset) FROM main.ledgers"))[0], CultureInfo.InvariantCulture);
        var quiet = int.Parse((await account.AskAsync("SELECT count(*) FROM (SELECT asset FROM main.ledgers GROUP BY asset, date_trunc('month', time) HAVING sum(amount) <> 0) t RIGHT JOIN (SELECT DISTINCT asset FROM main.ledgers) a USING (asset) WHERE t.asset IS NULL"))[0], CultureInfo.InvariantCulture);
        var lines = page.Locator("#tile-lines");
        quiet.Should().BePositive();
        await Expect(lines).ToContainTextAsync($"6 of {assets} assets, the busiest first; {quiet} zero all along.");
        var low = (await lines.Locator("canvas").BoundingBoxAsync())!.Height;
        await lines.GetByRole(AriaRole.Link, new() { Name = "Show all" }).ClickAsync();
        await Expect(lines.GetByRole(AriaRole.Link, new() { Name = "Show 6" })).ToBeVisibleAsync();
        (await lines.Locator("canvas").BoundingBoxAsync())!.Height.Should().BeGreaterThan(low * 5);
        await lines.GetByRole(AriaRole.Link, new() { Name = "Show 6" }).ClickAsync();
        await Expect(lines).ToContainTextAsync($"6 of {assets} assets");
        await Expect(page.Locator("#tile-lines-few")).ToContainTextAsync("3 of 4 assets, the busiest first; 1 zero all along.");
    }

    private static async Task ShouldReadAsync(IPage page, string tile, string exact, string written)
    {
        var figure = page.Locator($"#tile-{tile} data");
        await Expect(figure).ToHaveAttributeAsync("value", exact);
        await Expect(figure).ToHaveAttributeAsync("title", exact);
        await Expect(figure).ToHaveTextAsync(written);
    }

    private static Task DrawnAsync(IPage page) => Expect(page.Locator("[data-tile]:not([data-drawn])")).ToHaveCountAsync(0);

    private async Task<Visitor> VisitAsync(string path, string locale = "en-US")
    {
        var visitor = await chromium.VisitAsync(account.Flitch.Address, locale: locale);
        await visitor.Page.GotoAsync(account.Flitch.Link().ToString());
        await visitor.Page.GotoAsync(path);
        return visitor;
    }
}
