using System.Text.Json;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Queries;
using Flitch.Pipeline.Refreshing;
using Flitch.Storage.Querying;
using Flitch.Web.Tests.Browsing;
using Flitch.Web.Tests.Serving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Flitch.Web.Tests.Sql;

/// <summary>An answer of the console as a chart, and kept as a tile.</summary>
public sealed class ConsoleChartTests(Chromium chromium)
{
    private const string Monthly = "SELECT date_trunc('month', time) AS month, asset, sum(fee) AS fees, count(*) AS entries FROM ledgers WHERE asset IN ('ZUSD', 'XXBT') GROUP BY ALL ORDER BY ALL";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_is_drawn_as_tiles_are_and_becomes_one()
    {
        await using var kraken = await Kraken.OpenAsync();
        await using var flitch = await ServedFlitch.StartAsync();
        await using var visitor = await chromium.VisitAsync(flitch.Address);
        var page = visitor.Page;
        await flitch.Service<ConnectionService>().AddAsync(new ConnectionRequest("kraken", "main", kraken.Fields) { Datasets = ["ledgers"] }, Ct);
        await flitch.Service<RefreshService>().RefreshAsync("main", null, new RefreshOptions(), null, Ct);
        await page.GotoAsync(flitch.Link().ToString());
        await page.GotoAsync("/sql");
        var truth = await RowsAsync(flitch);
        await DrawnAsync(visitor, truth);
        await WordsAsync(page);
        await SavedAsync(visitor, DateOnly.ParseExact(truth[0].Month + "-01", "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        (await flitch.Service<QueryBook>().HistoryAsync(Ct)).Should().HaveCount(5, "choosing how an answer is drawn asks nothing again");
        visitor.Complaints.Where(c => !c.Contains("400", StringComparison.Ordinal)).Should().BeEmpty();
    }

    private static async Task DrawnAsync(Visitor visitor, List<(string Month, string Asset, decimal Fees)> truth)
    {
        var page = visitor.Page;
        await RunAsync(page, Monthly);
        await page.GetByRole(AriaRole.Tab, new() { Name = "Grid" }).FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.GetByRole(AriaRole.Tab, new() { Name = "Chart" })).ToBeFocusedAsync();
        await Expect(page.Locator(".sql-grid")).ToBeHiddenAsync();
        await Expect(page.Locator("#chart canvas")).ToBeVisibleAsync();
        await Expect(page.Locator("#tile [name=chart]")).ToHaveValueAsync("line");
        await Expect(page.Locator("#tile [name=sql_x]")).ToHaveValueAsync("month");
        await Expect(page.Locator("#tile [name=grain]")).ToHaveValueAsync("month");
        await Expect(page.Locator("#tile [name=unitBy]")).ToHaveValueAsync("asset");

        // Fees alone, as bars: the very digits of the answer, each asset on axes of its own.
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "entries" }).UncheckAsync();
        await page.Locator("#tile [name=chart]").SelectOptionAsync("bar");
        await Expect(page.Locator("#chart [data-chart*='\"kind\":\"bar\"']")).ToHaveCountAsync(1);
        using var model = JsonDocument.Parse((await page.Locator("#chart [data-chart]").GetAttributeAsync("data-chart"))!);
        var months = model.RootElement.GetProperty("x").EnumerateArray().Select(x => x.GetString()![..7]).ToList();
        var drawn = model.RootElement.GetProperty("facets").EnumerateArray().SelectMany(f => f.GetProperty("series").EnumerateArray().Single().GetProperty("data").EnumerateArray()
            .Select((d, i) => (Month: months[i], Asset: f.GetProperty("title").GetString()!, Fees: d.GetString()))).Where(d => d.Fees is not null)
            .Select(d => (d.Month, d.Asset, decimal.Parse(d.Fees!, System.Globalization.CultureInfo.InvariantCulture))).ToList();
        drawn.Should().BeEquivalentTo(truth);
        await Expect(page.Locator("#tile [name=kind]")).ToHaveValueAsync("bar");
        (await visitor.BarriersAsync()).Should().BeEmpty();
        await visitor.LookAsync(390, 900, ColorScheme.Dark);
        await Expect(page.Locator("#chart canvas")).ToBeVisibleAsync();
        (await visitor.BarriersAsync(coloursAlone: true)).Should().BeEmpty();
        await visitor.LookAsync(1280, 900, ColorScheme.Light);
        await visitor.ShowAsync("sql-chart");
    }

    private static async Task WordsAsync(IPage page)
    {
        await RunAsync(page, "SELECT asset, type FROM ledgers LIMIT 3");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Chart" }).ClickAsync();
        await Expect(page.Locator("#no-chart")).ToContainTextAsync("no column of numbers");
        await RunAsync(page, "SELECT i, i * i AS square FROM range(1001) t(i)");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Chart" }).ClickAsync();
        await Expect(page.Locator("#no-chart")).ToContainTextAsync("more than 1,000 rows");
    }

    private static async Task SavedAsync(Visitor visitor, DateOnly first)
    {
        var page = visitor.Page;
        await RunAsync(page, Monthly);
        await page.GetByRole(AriaRole.Tab, new() { Name = "Chart" }).ClickAsync();
        await page.Locator("#tile [name=chart]").SelectOptionAsync("stacked");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "fees" }).UncheckAsync();
        await page.GetByText("Save as a tile").ClickAsync();
        await page.Locator("#tile [name=dashboard]").SelectOptionAsync("");
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync("Entries by month");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the tile" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The new dashboard has no title.");
        await visitor.ShowAsync("sql-save-tile");
        await page.GetByLabel("Title of a new dashboard").FillAsync("From the console");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the tile" }).ClickAsync();
        await page.WaitForURLAsync("**/dashboards/from-the-console#tile-entries-by-month");
        await Expect(page.Locator("#tile-entries-by-month [data-chart*='\"kind\":\"stacked\"'] canvas")).ToBeVisibleAsync();
        await Expect(page.Locator($"#tile-entries-by-month [data-chart*='{first.ToString("MMM yyyy", System.Globalization.CultureInfo.InvariantCulture)}']")).ToHaveCountAsync(1);

        // The second one joins it, below.
        await page.GotoAsync("/sql");
        await RunAsync(page, "SELECT count(*) AS entries FROM ledgers");
        await page.GetByText("Save as a tile").ClickAsync();
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync("All entries");
        await page.Locator("#tile [name=kind]").SelectOptionAsync("number");
        await page.Locator("#tile [name=dashboard]").SelectOptionAsync("from-the-console");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the tile" }).ClickAsync();
        await page.WaitForURLAsync("**#tile-all-entries");
        await Expect(page.Locator("#tile-all-entries data")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-tile]")).ToHaveCountAsync(2);
    }

    private static async Task RunAsync(IPage page, string sql)
    {
        await page.GetByRole(AriaRole.Textbox, new() { Name = "SQL" }).FocusAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.PressAsync("Delete");
        await page.Keyboard.InsertTextAsync(sql);
        await page.EvaluateAsync("() => document.querySelector('.sql-answer')?.remove()");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".sql-grid")).ToBeVisibleAsync();
    }

    private static async Task<List<(string Month, string Asset, decimal Fees)>> RowsAsync(ServedFlitch flitch)
    {
        await using var result = await flitch.Service<QueryEngine>().ExecuteAsync(Monthly, QueryParameters.None, new QueryOptions { Schema = "main" }, Ct);
        return await result.ReadRowsAsync(Ct).Select(r => (((DateTimeOffset)r[0]!).UtcDateTime.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture), (string)r[1]!, (decimal)r[2]!)).ToListAsync(Ct);
    }
}
