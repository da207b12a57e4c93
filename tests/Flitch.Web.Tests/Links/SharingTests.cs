using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Refreshing;
using Flitch.Web.Tests.Browsing;
using Flitch.Web.Tests.Serving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Flitch.Web.Tests.Links;

/// <summary>A dashboard is shared by clicks, looked at in a clean browser, and taken back.</summary>
public sealed class SharingTests(Chromium chromium)
{
    private const string Owned = "/dashboards/kraken-account";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_shows_the_dashboard_in_a_clean_browser_until_it_is_revoked()
    {
        await using var kraken = await Kraken.OpenAsync();
        var clock = new LeapingClock();
        await using var flitch = await ServedFlitch.StartAsync(clock);
        await flitch.Service<ConnectionService>().AddAsync(new ConnectionRequest("kraken", "main", kraken.Fields) { Title = "My account" }, Ct);
        await flitch.Service<RefreshService>().RefreshAsync("main", null, new RefreshOptions { Trigger = "page" }, null, Ct);
        await using var owner = await chromium.VisitAsync(flitch.Address);
        await owner.Page.GotoAsync(flitch.Link().ToString());

        var link = await MakeAsync(owner, "for my accountant");
        clock.Leap(TimeSpan.FromMinutes(5)); // a dashboard that its owner opens now brings its datasets up to date
        var calls = kraken.Sandbox.Requests.Count;
        await using var visitor = await chromium.VisitAsync(flitch.Address, width: 390);
        await LookAsync(owner.Page, visitor, link);
        kraken.Sandbox.Requests.Should().HaveCount(calls, "a visitor never makes the account refresh");
        await ElsewhereAsync(visitor.Page);
        await ChooseAsync(owner, visitor.Page);
        await visitor.Page.GotoAsync(link);
        await RevokeAsync(owner, visitor);
        owner.Complaints.Should().BeEmpty();
        visitor.Complaints.Where(c => !c.Contains("404", StringComparison.Ordinal)).Should().BeEmpty();
    }

    /// <summary>Makes a link by clicks, of what the owner looks at.</summary>
    private static async Task<string> MakeAsync(Visitor owner, string title, bool open = false)
    {
        var page = owner.Page;
        await page.GotoAsync(Owned + "?range=all&f.asset=ZUSD");
        await page.GetByRole(AriaRole.Link, new() { Name = "Share", Exact = true }).ClickAsync();
        await Expect(page.GetByText("All time · Asset: ZUSD · UTC").First).ToBeVisibleAsync();
        await page.GetByLabel("Whom is it for?").FillAsync(title);
        await page.GetByLabel("It ends").SelectOptionAsync(open ? "never" : "7d");
        await page.GetByLabel("Visitors may choose").SetCheckedAsync(open);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a link" }).ClickAsync();
        var link = await page.Locator("#new-link").InnerTextAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy the link" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Revoke " + title })).ToBeVisibleAsync();
        await Expect(page.GetByText(open ? "ends when it is revoked" : "opened never, ends")).ToBeVisibleAsync();
        (await owner.BarriersAsync()).Should().BeEmpty();
        await owner.ShowAsync("share");
        await page.GotoAsync(Owned + "/share");
        (await page.ContentAsync()).Should().NotContain(link.Split('/')[^1], "it is shown once");
        return link;
    }

    private static async Task LookAsync(IPage owned, Visitor visitor, string link)
    {
        var page = visitor.Page;
        await page.GotoAsync(link);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Kraken account" })).ToBeVisibleAsync();
        await Expect(page.GetByText("All time · Asset: ZUSD · UTC")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-tile][data-src]:not([data-drawn])")).ToHaveCountAsync(0);
        await Expect(page.Locator("[data-tile] [role=alert]")).ToHaveCountAsync(0);
        await Expect(page.Locator("#tile-balances canvas")).ToHaveCountAsync(1);
        (await visitor.BarriersAsync()).Should().BeEmpty();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).Should().Be(0);
        await visitor.ShowAsync("shared");

        // The same figures as the owner's, digit for digit; no way to rows, or anywhere else.
        var theirs = await page.APIRequest.GetAsync(link + "/tiles/fees-taken/csv");
        var ours = await owned.APIRequest.GetAsync(Owned + "/tiles/fees-taken/csv?range=all&f.asset=ZUSD");
        (await theirs.TextAsync()).Should().Be(await ours.TextAsync()).And.Contain("ZUSD,");
        (await page.Locator("a").EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('href'))")).Should().OnlyContain(h => h == "#content" || h.StartsWith(new Uri(link).AbsolutePath, StringComparison.Ordinal));
        await Expect(page.Locator("form, nav, dialog, .trace-link, [data-trace]")).ToHaveCountAsync(0);
        (await page.ContentAsync()).Should().NotContain("My account");
        (await page.Context.CookiesAsync()).Should().BeEmpty();
        await page.Locator("#tile-balances .tile-menu > summary").ClickAsync();
        var picture = await page.RunAndWaitForDownloadAsync(() => page.Locator("#tile-balances [data-png]").ClickAsync());
        picture.SuggestedFilename.Should().Be("kraken-account-balances.png");
    }

    private static async Task ElsewhereAsync(IPage page)
    {
        foreach (var path in new[] { "/data", "/settings", "/sql", Owned, "/runs" })
        {
            await page.GotoAsync(path);
            await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"));
        }
    }

    /// <summary>A second link, which lets visitors choose: they choose, and stay on it.</summary>
    private static async Task ChooseAsync(Visitor owner, IPage page)
    {
        var link = await MakeAsync(owner, "for all", open: true);
        await page.GotoAsync(link);
        await Expect(page.Locator("#tile-fees-taken tbody tr")).Not.ToHaveCountAsync(0);
        await page.GetByLabel("Range").SelectOptionAsync("30d");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("range=30d"));
        page.Url.Should().StartWith(link + "?").And.Contain("f.asset=ZUSD", "what was set stays until it is chosen otherwise").And.NotContain("connection");
        await page.GetByText("Asset: ZUSD").ClickAsync();
        await page.GetByLabel("XXBT", new() { Exact = true }).CheckAsync();
        await Expect(page.GetByLabel("Connection")).ToHaveCountAsync(0);
        await owner.Page.GotoAsync(Owned + "/share");
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Revoke for all" }).ClickAsync();
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Revoke the link" }).ClickAsync();
        await Expect(owner.Page.GetByText("· visitors may choose")).ToHaveCountAsync(0);
    }

    private static async Task RevokeAsync(Visitor owner, Visitor visitor)
    {
        var page = owner.Page;
        await Expect(visitor.Page.Locator("[data-tile][data-src]:not([data-drawn])")).ToHaveCountAsync(0);
        await page.GotoAsync("/settings");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Links to dashboards" })).ToContainTextAsync("main · all time · asset: ZUSD · UTC");
        await page.GotoAsync(Owned + "/share");
        await Expect(page.GetByText("opened just now")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke for my accountant" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep it" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke for my accountant" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke the link" }).ClickAsync();
        await Expect(page.GetByText("nobody else sees anything")).ToBeVisibleAsync();

        // A page that is open goes dark by itself, and one that is opened says why.
        await Expect(visitor.Page.Locator("#tile-fees-taken")).ToContainTextAsync("This link is not valid any more.");
        await Expect(visitor.Page.Locator("canvas")).ToHaveCountAsync(0);
        await visitor.Page.ReloadAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "This link is not valid any more." })).ToBeVisibleAsync();
        (await visitor.BarriersAsync()).Should().BeEmpty();
        await visitor.ShowAsync("shared-gone");
    }
}
