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
    /// <summary>Opens the form of every tile and sends it as it stands.</summary>
    private const string SaveEveryTile = """
        async () => {
          const read = async (address) => new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html');
          const forms = [...(await read('/dashboards/kraken-account')).querySelectorAll('a[href$="/edit"]')].map((a) => a.getAttribute('href')).filter((a) => a.startsWith('/dashboards/'));
          for (const address of forms) {
            const form = (await read(address)).querySelector('[data-tile-form]');
            const answer = await fetch(address, { method: 'POST', body: new FormData(form) });
            if (!answer.url.includes('/dashboards/kraken-account') || answer.url.endsWith('/edit')) throw new Error(`${address}: ${await answer.text()}`);
          }
          return forms.length;
        }
        """;

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
        await PropertiesAsync(visitor);
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

        // Fees in dollars and in bitcoins are not added; the way out is told, and taken. The preview follows by itself.
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Group by asset");
        await page.Locator("[name=group0]").SelectOptionAsync("asset");
        var preview = page.GetByRole(AriaRole.Region, new() { Name = "Preview" });
        await Expect(preview.GetByRole(AriaRole.Row, new() { NameRegex = new("^ZUSD") }).Locator("data")).ToHaveAttributeAsync("value", Digits(dollars));
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);

        // A filter by clicks suggests what is there; one that is taken away again changes nothing.
        await page.Locator("[name=filter_column0]").SelectOptionAsync("asset");
        await page.Locator("[name=filter_value0]").FocusAsync();
        await Expect(page.Locator("datalist option[value=ZEUR]")).ToHaveCountAsync(1);
        await page.Locator("[name=filter_value0]").FillAsync("ZEUR");
        await page.Locator("[name=filter_column1]").SelectOptionAsync("fee");
        await page.Locator("[name=filter_operator1]").SelectOptionAsync("ne");
        await page.Locator("[name=filter_value1]").FillAsync("0");
        await page.Locator("[name=filter_value1]").BlurAsync();
        await Expect(preview.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
        await Expect(preview.GetByRole(AriaRole.Row, new() { NameRegex = new("^ZEUR") })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove this filter" }).First.ClickAsync();
        await Expect(preview.GetByRole(AriaRole.Row, new() { NameRegex = new("^ZUSD") }).Locator("data")).ToHaveAttributeAsync("value", Digits(dollars));
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();
        await Expect(page.Locator("[data-filter-column]").First).ToHaveValueAsync("fee");
        await Expect(preview.GetByRole(AriaRole.Row, new() { NameRegex = new("^ZUSD") }).Locator("data")).ToHaveAttributeAsync("value", Digits(dollars));
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

    private static async Task PropertiesAsync(Visitor visitor)
    {
        var page = visitor.Page;
        await page.GotoAsync("/dashboards/my-fees/properties");
        await page.GetByLabel("What it shows").FillAsync("What it costs.");
        await page.GetByLabel("Range at first").SelectOptionAsync("all");
        await page.Locator("[name=filter1]").SelectOptionAsync("type");
        await page.Locator("[name=filter_title1]").FillAsync("Kind of entry");
        await Expect(page.Locator("[name=filter2]")).ToHaveCountAsync(1);
        (await visitor.BarriersAsync()).Should().BeEmpty();
        await visitor.ShowAsync("dashboard-properties");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("What it costs.")).ToBeVisibleAsync();
        await Expect(page.Locator("#look [name=range]")).ToHaveValueAsync("all");
        await page.GetByText("Kind of entry", new() { Exact = true }).ClickAsync();
        await page.GetByLabel("withdrawal", new() { Exact = true }).CheckAsync();
        await page.Locator("details[open]").GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Expect(page.GetByText("Kind of entry: withdrawal", new() { Exact = true })).ToBeVisibleAsync();
    }

    private static async Task ChangeAsync(Visitor visitor)
    {
        var page = visitor.Page;
        await page.GotoAsync("/dashboards/my-fees/tiles/entries/edit");
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/dashboards/my-fees/tiles/entries/edit");
        await page.Locator("[name=title]").FillAsync("All entries");
        await page.GetByText("Place, on 12 columns").ClickAsync();
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
        var asked = page.GetByRole(AriaRole.Dialog, new() { Name = "Remove the tile All entries?" });
        await Expect(asked).ToContainTextAsync("The data that it shows stays");
        await asked.GetByRole(AriaRole.Button, new() { Name = "Keep it" }).ClickAsync();
        await Expect(page.Locator("#tile-entries-2")).ToHaveCountAsync(1);
        await page.Locator("#tile-entries-2 .tile-menu > summary").ClickAsync();
        await page.Locator("#tile-entries-2").GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await asked.GetByRole(AriaRole.Button, new() { Name = "Remove it" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "All entries" })).ToHaveCountAsync(1);
        await Expect(page.Locator("#tile-entries data")).ToHaveCountAsync(1);
        await visitor.ShowAsync("dashboard-own");
    }

    private static async Task StarterAsync(IPage page)
    {
        await page.GotoAsync("/dashboards/kraken-account/file");
        var text = page.GetByLabel("The file");
        var before = await text.InputValueAsync();
        (await page.EvaluateAsync<int>(SaveEveryTile)).Should().BeGreaterThan(15);
        await page.GotoAsync("/dashboards/kraken-account/file");
        (await text.InputValueAsync()).Should().Be(before, "a tile that is saved as it stands in its form stays what it was");
        await text.FillAsync((await text.InputValueAsync()).Replace("\"kind\": \"number\"", "\"kind\": \"numbers\"", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("tiles[0] (equity-now).kind");
        await text.FillAsync((await text.InputValueAsync()).Replace("\"kind\": \"numbers\"", "\"kind\": \"number\"", StringComparison.Ordinal).Replace("Equity now", "Worth now", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Worth now" })).ToBeVisibleAsync();
        await page.Locator("details.tile-menu > summary").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "As the connector has it" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove the changes" }).ClickAsync();
        await page.GotoAsync("/dashboards/kraken-account");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Equity now" })).ToBeVisibleAsync();
    }
}
