using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Refreshing;
using Flitch.Web.Tests.Browsing;
using Flitch.Web.Tests.Serving;
using Microsoft.Playwright;
using static Flitch.Web.Tests.Dashboards.Truth;
using static Microsoft.Playwright.Assertions;

namespace Flitch.Web.Tests.Dashboards;

/// <summary>A dashboard of one's own: a tile by clicks, one in SQL, changed, copied, removed; a save of what is not the last is refused.</summary>
public sealed class EditingTests(Chromium chromium)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dashboard_is_made_by_clicks_and_in_SQL_and_the_connectors_own_is_copied_by_its_first_change()
    {
        await using var kraken = await Kraken.OpenAsync();
        await using var flitch = await ServedFlitch.StartAsync();
        await using var visitor = await chromium.VisitAsync(flitch.Address);
        var page = visitor.Page;
        await page.GotoAsync(flitch.Link().ToString());
        await flitch.Service<ConnectionService>().AddAsync(new ConnectionRequest("kraken", "main", kraken.Fields) { Title = "My account" }, Ct);
        await flitch.Service<RefreshService>().RefreshAsync("main", null, new RefreshOptions { Trigger = "page" }, null, Ct);
        var ledgers = new Truth(kraken).Rows("Ledgers");

        await page.GotoAsync("/dashboards");
        await page.GetByLabel("New dashboard").FillAsync("My fees");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make it" }).ClickAsync();
        await ByClicksAsync(visitor, ledgers.Where(r => Number(r, "fee") != 0).Sum(r => Text(r, "asset") == "ZUSD" ? Number(r, "fee") : 0));
        await InSqlAsync(page, ledgers.Count);
        await ChangeAsync(visitor);
        await StarterAsync(page);
        visitor.Complaints.Where(c => !c.Contains("400", StringComparison.Ordinal)).Should().BeEmpty();
    }

    private static async Task ByClicksAsync(Visitor visitor, decimal dollars)
    {
        var page = visitor.Page;
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Add a tile" })).ToBeVisibleAsync();
        await page.Locator("[name=title]").FillAsync("Fees by asset");
        await page.GetByLabel("Shown as").SelectOptionAsync("table");
        await page.GetByLabel("Dataset").SelectOptionAsync("ledgers");
        await Expect(page.Locator("[name=column0] option[value=fee]")).ToHaveCountAsync(1);
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await page.Locator("[name=of0]").SelectOptionAsync("sum");
        await page.Locator("[name=column0]").SelectOptionAsync("fee");
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();

        // Fees in dollars and in bitcoins are not added; the way out is told, and taken.
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Group by asset");
        await page.Locator("[name=group0]").SelectOptionAsync("asset");
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Preview" }).GetByRole(AriaRole.Row, new() { NameRegex = new("^ZUSD") }).Locator("data")).ToHaveAttributeAsync("value", Digits(dollars));
        (await visitor.BarriersAsync()).Should().BeEmpty();
        await visitor.ShowAsync("dashboard-tile");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add to the dashboard" }).ClickAsync();
        await Expect(page.Locator("#tile-fees-by-asset").GetByRole(AriaRole.Row, new() { NameRegex = new("^ZUSD") })).ToBeVisibleAsync();
    }

    private static async Task InSqlAsync(IPage page, int rows)
    {
        await page.GotoAsync("/dashboards/my-fees/add");
        await page.Locator("[name=title]").FillAsync("Entries");
        await page.GetByLabel("Shown as").SelectOptionAsync("number");
        await page.GetByLabel("In SQL").CheckAsync();
        await page.GetByLabel("One SELECT").FillAsync("SELECT count(*) AS entries FROM ledgers; DROP VIEW ledgers");
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("query:");
        await page.GetByLabel("One SELECT").FillAsync("SELECT count(*) AS entries FROM ledgers");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add to the dashboard" }).ClickAsync();
        await Expect(page.Locator("#tile-entries data")).ToHaveAttributeAsync("value", $"{rows}");
    }

    private static async Task ChangeAsync(Visitor visitor)
    {
        var page = visitor.Page;
        await page.GotoAsync("/dashboards/my-fees/tiles/entries/edit");
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/dashboards/my-fees/tiles/entries/edit");
        await page.Locator("[name=title]").FillAsync("All entries");
        await page.Locator("[name=y]").FillAsync("0");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "All entries" })).ToBeVisibleAsync();

        await other.Locator("[name=title]").FillAsync("Mine");
        await other.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(other.GetByRole(AriaRole.Alert)).ToContainTextAsync("saved by somebody else");
        await other.CloseAsync();

        await page.Locator("#tile-entries .tile-menu > summary").ClickAsync();
        await page.Locator("#tile-entries").GetByRole(AriaRole.Button, new() { Name = "Duplicate" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "All entries" })).ToHaveCountAsync(2);
        await page.Locator("#tile-entries-2 .tile-menu > summary").ClickAsync();
        await page.Locator("#tile-entries-2").GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "All entries" })).ToHaveCountAsync(1);
        await Expect(page.Locator("#tile-entries data")).ToHaveCountAsync(1);
        await visitor.ShowAsync("dashboard-own");
    }

    private static async Task StarterAsync(IPage page)
    {
        await page.GotoAsync("/dashboards/kraken-account/file");
        var text = page.GetByLabel("The file");
        await text.FillAsync((await text.InputValueAsync()).Replace("\"kind\": \"number\"", "\"kind\": \"numbers\"", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("tiles[0] (equity-now).kind");
        await text.FillAsync((await text.InputValueAsync()).Replace("\"kind\": \"numbers\"", "\"kind\": \"number\"", StringComparison.Ordinal).Replace("Equity now", "Worth now", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Worth now" })).ToBeVisibleAsync();
        await page.Locator("details.tile-menu > summary").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "As the connector has it" }).ClickAsync();
        await page.GotoAsync("/dashboards/kraken-account");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Equity now" })).ToBeVisibleAsync();
    }
}
