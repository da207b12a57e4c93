using Flitch.Host.Web.Access;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Runs;
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
    public async Task The_request_log_of_a_run_grows_as_it_goes_on_and_the_rows_that_stand_there_stay()
    {
        var clock = new LeapingClock();
        await using var kraken = await Kraken.OpenAsync(clock);
        await using var flitch = await ServedFlitch.StartAsync(clock);
        await flitch.Service<ConnectionService>().AddAsync(new ConnectionRequest("kraken", "main", kraken.Fields) { Title = "My account" }, Ct);
        kraken.Sandbox.AddFaults("Ledgers:3:EAuth:Rate limit exceeded"); // a minute of waiting, in which somebody can look
        await using var visitor = await chromium.VisitAsync(flitch.Address);
        var page = visitor.Page;
        await page.GotoAsync(flitch.Link().ToString());

        var id = await flitch.Service<BackgroundRefreshes>().StartAsync("main", null, new RefreshOptions { Trigger = RefreshTriggers.Page }, Ct);
        await page.GotoAsync($"/runs/{id}");
        var rows = page.Locator(".requests tbody tr");
        await Expect(rows.Filter(new() { HasText = "Rate limit exceeded" })).Not.ToHaveCountAsync(0);
        await rows.First.EvaluateAsync("row => { row.isRead = true; }");
        (await visitor.BarriersAsync()).Should().BeEmpty();
        await visitor.ShowAsync("run-running");
        var data = await visitor.BesideAsync("/data");
        await Expect(data.Page.GetByRole(AriaRole.Row, new() { Name = "Ledgers" }).GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
        await data.PictureAsync("data");
        clock.Leap(TimeSpan.FromMinutes(2));
        await Expect(page.GetByText("all up to date")).ToBeVisibleAsync();

        var run = await flitch.Service<RunHistory>().GetAsync(id, Ct);
        await Expect(rows).ToHaveCountAsync(run.Calls);
        await Expect(rows.Filter(new() { HasText = "attempt 2" })).Not.ToHaveCountAsync(0);
        (await rows.First.EvaluateAsync<bool>("row => row.isRead === true")).Should().BeTrue("it was not made anew");
        await Expect(page.GetByLabel("Dataset")).ToBeVisibleAsync(); // by its end is known which there were
        await visitor.PictureAsync("run", height: 980);
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

        // Behind a proxy a page hears 502, at which a browser gives a stream up for good.
        await using var gateway = new Gateway(flitch.Address);
        await using var remote = await chromium.VisitAsync(gateway.Address);
        await remote.Page.GotoAsync(flitch.Service<OneTimeLink>().Make(gateway.Address).ToString());
        await Expect(remote.Page.GetByRole(AriaRole.Link, new() { Name = "main" })).ToBeVisibleAsync();

        await flitch.StopAsync();
        await Expect(page.GetByText("Flitch cannot be reached.")).ToBeVisibleAsync();
        await Expect(remote.Page.GetByText("Flitch cannot be reached.")).ToBeVisibleAsync();
        gateway.Refused.Should().BePositive();
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
        await Expect(remote.Page.GetByRole(AriaRole.Link, new() { Name = "Renamed" })).ToBeVisibleAsync();
        await Expect(remote.Page.GetByText("Flitch cannot be reached.")).ToHaveCountAsync(0);
        visitor.Complaints.Where(c => !c.Contains("ERR_CONNECTION_REFUSED", StringComparison.Ordinal) && !c.Contains("ERR_INCOMPLETE_CHUNKED_ENCODING", StringComparison.Ordinal)).Should().BeEmpty();
    }
}
