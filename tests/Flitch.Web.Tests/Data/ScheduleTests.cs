using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Status;
using Flitch.Web.Tests.Browsing;
using Flitch.Web.Tests.Serving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Flitch.Web.Tests.Data;

/// <summary>Schedules as people set and see them, on a clock that leaps; and a key that is refused, until another takes its place.</summary>
public sealed class ScheduleTests(Chromium chromium)
{
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_schedule_is_set_runs_switches_itself_off_and_is_switched_on_again()
    {
        var clock = new LeapingClock();
        await using var kraken = await Kraken.OpenAsync(clock);
        await using var flitch = await ServedFlitch.StartAsync(clock);
        await ConnectAsync(flitch, kraken);
        await using var visitor = await chromium.VisitAsync(flitch.Address);
        var page = visitor.Page;
        await page.GotoAsync(flitch.Link().ToString());
        await page.GotoAsync("/data/main/datasets");

        var all = page.GetByRole(AriaRole.Group, new() { Name = "Refresh all every" });
        await all.GetByRole(AriaRole.Combobox).SelectOptionAsync("minutes");
        await all.GetByRole(AriaRole.Spinbutton).FillAsync("15");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set for all" }).ClickAsync();
        await page.GetByRole(AriaRole.Group, new() { Name = "Refresh Balance every" }).GetByRole(AriaRole.Combobox).SelectOptionAsync("off");
        (await visitor.BarriersAsync()).Should().BeEmpty();
        await visitor.ShowAsync("schedule-set");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

        var ledgers = page.GetByRole(AriaRole.Row, new() { Name = "Ledgers" });
        await Expect(ledgers).ToContainTextAsync("every 15 minutes");
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Balance", Exact = false }).First).ToContainTextAsync("off");
        await visitor.ShowAsync("schedule-on");
        var calls = Calls(kraken);
        calls.Should().BePositive();
        await page.ReloadAsync();
        await Expect(ledgers).ToContainTextAsync("Ready");
        Calls(kraken).Should().Be(calls, "between its turns a dataset is served from what is stored, whoever looks");
        kraken.Sandbox.AddDeposit(1m);
        clock.Leap(Quarter);
        await Expect(ledgers).ToContainTextAsync(kraken.Sandbox.Truth("Ledgers").Count.ToString(System.Globalization.CultureInfo.InvariantCulture));

        kraken.Sandbox.AddFaults("Ledgers:1-1000:EGeneral:Invalid arguments");
        for (var failed = 1; failed <= 4; failed++)
        {
            clock.Leap(Quarter);
            await UntilAsync(flitch, d => d.Failures == failed);
        }

        await Expect(page.GetByText("Ledgers: the schedule has switched itself off")).ToBeVisibleAsync();
        await Expect(ledgers).ToContainTextAsync("Switched off");
        (await visitor.BarriersAsync()).Should().BeEmpty();
        await Expect(page.Locator("[role=alert] code").Filter(new() { HasText = "EGeneral:Invalid arguments" }).First).ToBeVisibleAsync();
        await visitor.ShowAsync("schedule-switched-off");
        await page.GetByRole(AriaRole.Link, new() { Name = "failed" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("EGeneral:Invalid arguments");
        (await page.Locator("main").InnerTextAsync()).Should().NotContain("`", "code is shown as code");
        (await visitor.BarriersAsync()).Should().BeEmpty();
        await visitor.ShowAsync("run-failed");
        await page.GoBackAsync();

        kraken.Sandbox.ClearFaults();
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch on again" }).ClickAsync();
        await Expect(ledgers).ToContainTextAsync("every 15 minutes");
        clock.Leap(Quarter);
        await Expect(ledgers).ToContainTextAsync("Ready");
        visitor.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task A_key_that_is_revoked_asks_to_reconnect_and_another_goes_on_where_it_stood()
    {
        var clock = new LeapingClock();
        await using var kraken = await Kraken.OpenAsync(clock);
        await using var flitch = await ServedFlitch.StartAsync(clock);
        await ConnectAsync(flitch, kraken);
        await using var visitor = await chromium.VisitAsync(flitch.Address);
        var page = visitor.Page;
        await page.GotoAsync(flitch.Link().ToString());
        await page.GotoAsync("/data/main");

        kraken.Sandbox.RevokeKey();
        await page.GetByRole(AriaRole.Button, new() { Name = "Refresh now" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Reconnect required" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Ledgers" })).ToContainTextAsync(kraken.Sandbox.Truth("Ledgers").Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        (await visitor.BarriersAsync()).Should().BeEmpty();
        await visitor.ShowAsync("reconnect-required");

        kraken.Sandbox.AddDeposit(1m);
        clock.Leap(Quarter);
        var calls = Calls(kraken);
        await page.GetByRole(AriaRole.Link, new() { Name = "Reconnect" }).ClickAsync();
        await page.GetByLabel("Title").FillAsync("Savings");
        await KrakenForm.FillAsync(page, kraken.FieldsOf("has a nonce window of 10000"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Savings" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "all up to date" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Reconnect required" })).ToHaveCountAsync(0);
        var ledgers = page.GetByRole(AriaRole.Row, new() { Name = "Ledgers" });
        await Expect(ledgers).ToContainTextAsync("Ready");
        await Expect(ledgers).ToContainTextAsync(kraken.Sandbox.Truth("Ledgers").Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        (Calls(kraken) - calls).Should().BeLessThanOrEqualTo(3, "it goes on where it stood, and asks only for what is new");
        visitor.Complaints.Should().BeEmpty();
    }

    private static int Calls(Kraken kraken) => kraken.Sandbox.Requests.Count(r => r.Method == "Ledgers");

    private static async Task ConnectAsync(ServedFlitch flitch, Kraken kraken)
    {
        await flitch.Service<ConnectionService>().AddAsync(new ConnectionRequest("kraken", "main", kraken.Fields) { Datasets = ["balance", "ledgers"] }, Ct);
        await flitch.Service<RefreshService>().RefreshAsync("main", null, new RefreshOptions(), null, Ct);
    }

    private static async Task UntilAsync(ServedFlitch flitch, Func<DatasetStatus, bool> condition)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!condition((await flitch.Service<StatusService>().GetAsync("main", Ct)).Datasets.Single(d => d.Dataset == "ledgers")))
        {
            await pace.WaitForNextTickAsync(Ct);
        }
    }
}
