using Flitch.Web.Tests.Browsing;
using Flitch.Web.Tests.Serving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Flitch.Web.Tests.Data;

/// <summary>What testing says of keys that are not as they should be, in words that say what to do.</summary>
public sealed class KeyTests(Chromium chromium)
{
    [Fact]
    public async Task A_key_without_the_ledger_box_names_the_box_and_the_dataset_says_so_until_it_is_on()
    {
        await using var kraken = await Kraken.OpenAsync();
        await using var flitch = await ServedFlitch.StartAsync();
        await using var visitor = await OpenAsync(flitch);
        var page = visitor.Page;

        await KrakenForm.FillAsync(page, kraken.FieldsOf("without query-ledger"));
        await KrakenForm.TestAsync(page);
        var row = page.GetByRole(AriaRole.Row, new() { Name = "Ledgers" });
        await Expect(row).ToContainTextAsync("box missing");
        await Expect(row).ToContainTextAsync("Data › Query Ledger Entries");
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Trades History" })).ToContainTextAsync("ready");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Query Ledger Entries");
        (await visitor.BarriersAsync()).Should().BeEmpty();
        await visitor.ShowAsync("add-box-missing");
        await visitor.PictureAsync("connect", page.GetByLabel("Call budget"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("The key cannot read it: Data › Query Ledger Entries is off.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Ledgers", new() { Exact = true })).Not.ToBeCheckedAsync();
        await Expect(page.GetByLabel("Trades History", new() { Exact = true })).ToBeCheckedAsync();
        await Expect(page.GetByText("The first refresh of all")).ToBeVisibleAsync();
        (await visitor.BarriersAsync()).Should().BeEmpty();
        await visitor.ShowAsync("datasets-box-missing");

        await page.GotoAsync("/data/main/datasets"); // and later on
        await page.GetByRole(AriaRole.Button, new() { Name = "Test what the key can read" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Ledgers box missing" })).ToContainTextAsync("Data › Query Ledger Entries");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("tick \"Query Ledger Entries\"");
        (await visitor.BarriersAsync()).Should().BeEmpty();
        await visitor.ShowAsync("datasets-tested");
        visitor.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task Keys_that_can_do_more_expire_or_see_a_part_are_told_apart_and_can_be_saved()
    {
        await using var kraken = await Kraken.OpenAsync();
        await using var flitch = await ServedFlitch.StartAsync();
        await using var visitor = await OpenAsync(flitch);

        await ShouldSayAsync(visitor, kraken, "main", info: ["The key has no nonce window"], warnings: []);
        await ShouldSayAsync(visitor, kraken, "can trade and withdraw", info: [], warnings: ["The key can withdraw money", "The key can trade: place and change orders", "switch it off"]);
        await ShouldSayAsync(visitor, kraken, "expires in a week", info: [], warnings: ["expires"]);
        await ShouldSayAsync(visitor, kraken, "sees the last 90 days only", info: [], warnings: ["only"]);
        (await visitor.BarriersAsync()).Should().BeEmpty();
        visitor.Complaints.Should().BeEmpty();
    }

    [Theory]
    [InlineData("expired", "EAPI:Invalid key")]
    [InlineData("is bound to another address", "EAPI:Invalid key")]
    public async Task A_key_that_does_not_work_is_told_with_what_to_do_and_cannot_be_saved(string name, string code)
    {
        await using var kraken = await Kraken.OpenAsync();
        await using var flitch = await ServedFlitch.StartAsync();
        await using var visitor = await OpenAsync(flitch);

        await KrakenForm.FillAsync(visitor.Page, kraken.FieldsOf(name));
        await KrakenForm.TestAsync(visitor.Page);

        await Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(code);
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Save" })).ToHaveCountAsync(0);
        (await visitor.Page.GetByRole(AriaRole.Alert).InnerTextAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCountGreaterThan(2, "what happened, what to do, and the code");
        (await visitor.BarriersAsync()).Should().BeEmpty();
        visitor.Complaints.Should().BeEmpty();
    }

    private static async Task ShouldSayAsync(Visitor visitor, Kraken kraken, string key, string[] info, string[] warnings)
    {
        var page = visitor.Page;
        await KrakenForm.FillAsync(page, kraken.FieldsOf(key));
        await KrakenForm.TestAsync(page);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Save" })).ToBeVisibleAsync();
        foreach (var text in warnings)
        {
            await Expect(page.Locator(".alert-warning").Filter(new() { HasText = text }).First).ToBeVisibleAsync();
        }

        foreach (var text in info)
        {
            await Expect(page.Locator(".alert-info").Filter(new() { HasText = text })).ToBeVisibleAsync();
        }

        if (warnings.Length == 0)
        {
            await Expect(page.Locator(".alert-warning")).ToHaveCountAsync(0);
        }

        await visitor.ShowAsync("key-" + key.Replace(' ', '-'));
    }

    private async Task<Visitor> OpenAsync(ServedFlitch flitch)
    {
        var visitor = await chromium.VisitAsync(flitch.Address);
        await visitor.Page.GotoAsync(flitch.Link().ToString());
        await visitor.Page.GotoAsync("/data/add/kraken");
        return visitor;
    }
}
