using Flitch.Web.Tests.Browsing;
using Flitch.Web.Tests.Serving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Flitch.Web.Tests.Data;

/// <summary>What the account owner was promised: Data → Add → Kraken, paste the keys, test and save, pick datasets, refresh, disconnect.</summary>
public sealed class ConnectingTests(Chromium chromium)
{
    [Fact]
    public async Task An_account_is_connected_refreshed_and_disconnected()
    {
        await using var kraken = await Kraken.OpenAsync();
        await using var flitch = await ServedFlitch.StartAsync();
        await using var visitor = await chromium.VisitAsync(flitch.Address);
        var page = visitor.Page;
        await page.GotoAsync(flitch.Link().ToString());

        await page.GetByRole(AriaRole.Link, new() { Name = "Add data" }).ClickAsync();
        await visitor.ShowAsync("add-connectors");
        await page.GetByRole(AriaRole.Link, new() { Name = "Reads a Kraken Pro account" }).ClickAsync();
        await visitor.ShowAsync("add-form");
        await KrakenForm.FillAsync(page, kraken.Fields);
        await page.GetByRole(AriaRole.Button, new() { Name = "Test", Exact = true }).ClickAsync();
        await Expect(page.GetByText("The key works, and can read everything.")).ToBeVisibleAsync();
        await visitor.ShowAsync("add-tested");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Datasets of main" })).ToBeVisibleAsync();
        await Expect(page.GetByText("The first refresh of all")).ToBeVisibleAsync();
        await visitor.ShowAsync("datasets-new");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and fetch the data" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "all up to date" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = $"Ledgers {kraken.Sandbox.Truth("Ledgers").Count}" })).ToContainTextAsync("Ready");
        await visitor.ShowAsync("connection-ready");
        await page.GetByRole(AriaRole.Link, new() { Name = "all up to date" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Run of main" })).ToBeVisibleAsync();
        await visitor.ShowAsync("run");
        await page.GetByRole(AriaRole.Link, new() { Name = "Runs", Exact = true }).ClickAsync();
        await visitor.ShowAsync("runs");

        await page.GotoAsync("/data/main");
        await page.GetByRole(AriaRole.Button, new() { Name = "Disconnect", Exact = true }).ClickAsync();
        (await visitor.BarriersAsync()).Should().BeEmpty();
        await visitor.ShowAsync("disconnect");
        await page.GetByRole(AriaRole.Button, new() { Name = "Disconnect and remove the data" }).ClickAsync();
        await Expect(page.GetByText("No data yet")).ToBeVisibleAsync();
        visitor.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task A_wrong_key_is_told_with_what_to_do_and_nothing_is_saved()
    {
        await using var kraken = await Kraken.OpenAsync();
        await using var flitch = await ServedFlitch.StartAsync();
        await using var visitor = await chromium.VisitAsync(flitch.Address);
        var page = visitor.Page;
        await page.GotoAsync(flitch.Link().ToString());
        await page.GotoAsync("/data/add/kraken");

        await KrakenForm.FillAsync(page, new Dictionary<string, string>(kraken.Fields) { ["api_key"] = new('A', 56) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Test", Exact = true }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("EAPI:Invalid key");
        await visitor.ShowAsync("add-wrong-key");
        await page.GotoAsync("/data");
        await Expect(page.GetByText("No data yet")).ToBeVisibleAsync();
        visitor.Complaints.Should().BeEmpty();
    }
}
