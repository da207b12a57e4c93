using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Scheduling;
using Flitch.Web.Tests.Browsing;
using Flitch.Web.Tests.Serving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Flitch.Web.Tests.Live;

/// <summary>A page that is open shows what happens, without losing where somebody is in it.</summary>
public sealed class LivePageTests(Chromium chromium)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_card_changes_in_its_place_and_the_focus_stays()
    {
        await using var flitch = await ServedFlitch.StartAsync();
        var connections = flitch.Service<ConnectionService>();
        await connections.AddAsync(Connections.Untested("first"), Ct);
        await connections.AddAsync(Connections.Untested("second"), Ct);
        await using var visitor = await chromium.VisitAsync(flitch.Address);
        var page = visitor.Page;
        await page.GotoAsync(flitch.Link().ToString());
        await page.GetByRole(AriaRole.Link, new() { Name = "second" }).FocusAsync();

        await connections.EditAsync("second", new ConnectionEdit { Title = "Renamed" }, Ct);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Renamed" })).ToBeFocusedAsync();
        await connections.RemoveAsync("first", Ct);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "first" })).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Renamed" })).ToBeFocusedAsync();
        await connections.RemoveAsync("second", Ct);

        await Expect(page.GetByText("No data yet")).ToBeVisibleAsync();
        visitor.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task Whoever_was_at_a_button_that_is_gone_stays_where_it_was()
    {
        await using var kraken = await Kraken.OpenAsync(("latency", "150"));
        await using var flitch = await ServedFlitch.StartAsync();
        await flitch.Service<ConnectionService>().AddAsync(new ConnectionRequest("kraken", "main", kraken.Fields) { Datasets = ["ledgers"] }, Ct);
        await using var visitor = await chromium.VisitAsync(flitch.Address);
        var page = visitor.Page;
        await page.GotoAsync(flitch.Link().ToString());
        await page.GotoAsync("/data/main");

        flitch.Service<BackgroundRefreshes>().Start("main", null, new RefreshOptions());
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop" }).FocusAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "all up to date" })).ToBeVisibleAsync();

        (await page.EvaluateAsync<bool>("document.querySelector('[data-live]').contains(document.activeElement)")).Should().BeTrue();
        visitor.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task A_page_says_that_Flitch_cannot_be_reached_and_goes_on_when_it_is_back()
    {
        await using var flitch = await ServedFlitch.StartAsync();
        await flitch.Service<ConnectionService>().AddAsync(Connections.Untested("main"), Ct);
        await using var visitor = await chromium.VisitAsync(flitch.Address);
        var page = visitor.Page;
        await page.GotoAsync(flitch.Link().ToString());
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "main" })).ToBeVisibleAsync();

        var form = await page.Context.NewPageAsync(); // a page that nothing is sent to
        await form.GotoAsync("/data/add/kraken");
        await KrakenForm.FillAsync(form, Connections.Untested("other").Fields);

        await flitch.StopAsync();
        await Expect(page.GetByText("Flitch cannot be reached.")).ToBeVisibleAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "Test", Exact = true }).ClickAsync();
        await Expect(form.GetByText("Flitch cannot be reached.")).ToBeVisibleAsync();
        (await visitor.BarriersAsync()).Should().BeEmpty();
        await visitor.ShowAsync("unreachable");
        await flitch.StartAgainAsync();
        await Expect(page.GetByText("Flitch cannot be reached.")).ToHaveCountAsync(0);
        await Expect(form.GetByText("Flitch cannot be reached.")).ToHaveCountAsync(0);
        await Expect(form.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("kraken2"); // nothing that was typed is lost
        await flitch.Service<ConnectionService>().EditAsync("main", new ConnectionEdit { Title = "Renamed" }, Ct);

        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Renamed" })).ToBeVisibleAsync();
        visitor.Complaints.Where(c => !c.Contains("ERR_CONNECTION_REFUSED", StringComparison.Ordinal) && !c.Contains("ERR_INCOMPLETE_CHUNKED_ENCODING", StringComparison.Ordinal)).Should().BeEmpty();
    }
}
