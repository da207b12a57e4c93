using System.Text.Json;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Refreshing;
using Flitch.Web.Tests.Browsing;
using Flitch.Web.Tests.Serving;
using Microsoft.Playwright;
using static Flitch.Web.Tests.Dashboards.Truth;
using static Microsoft.Playwright.Assertions;

namespace Flitch.Web.Tests.Dashboards;

/// <summary>The dashboard that comes with the Kraken connector: there with the first data, every figure right, each of them leading to its rows.</summary>
public sealed class StarterTests(Chromium chromium)
{
    private const string Address = "/dashboards/kraken-account";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_starter_dashboard_is_there_with_the_first_data_and_leads_from_figures_to_rows()
    {
        await using var kraken = await Kraken.OpenAsync(("ledgers", "600"), ("months", "5"));
        await using var flitch = await ServedFlitch.StartAsync();
        await using var visitor = await chromium.VisitAsync(flitch.Address);
        var page = visitor.Page;
        await page.GotoAsync(flitch.Link().ToString());

        await page.GotoAsync("/dashboards");
        await Expect(page.GetByText("No data yet")).ToBeVisibleAsync();
        await flitch.Service<ConnectionService>().AddAsync(new ConnectionRequest("kraken", "main", kraken.Fields) { Title = "My account" }, Ct);
        await page.GotoAsync(Address);
        await Expect(page.Locator("#tile-equity").GetByText("Nothing was fetched yet")).ToBeVisibleAsync();
        await visitor.ShowAsync("dashboard-empty");

        // The first refresh is seen in place, by an open page.
        await flitch.Service<RefreshService>().RefreshAsync("main", null, new RefreshOptions { Trigger = "page" }, null, Ct);
        await Expect(page.Locator("[data-tile]").GetByText("Nothing was fetched yet")).ToHaveCountAsync(0);
        await Expect(page.Locator("[data-tile] [role=alert]")).ToHaveCountAsync(0);
        await Expect(page.Locator("#tile-balances canvas")).ToHaveCountAsync(1);
        await Expect(page.Locator("#tile-balances .tile-foot")).ToContainTextAsync("complete from the beginning");
        await Expect(page.GetByText("Not whole")).ToHaveCountAsync(0);
        (await visitor.BarriersAsync()).Should().BeEmpty();
        await visitor.ShowAsync("dashboard");

        await CheckAsync(page, kraken);
        await TraceAsync(visitor, kraken);
        var traces = new StarterTraces(visitor, kraken);
        await traces.CellAsync();
        await traces.PointAsync();
        await traces.FiguresAsync();
        await traces.NumberAsync();
        await traces.ExportAsync();
        await FilterAsync(page);
        await traces.FilteredAsync();
        visitor.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task A_dashboard_outlives_its_connection_and_is_whole_again_when_it_is_back()
    {
        await using var kraken = await Kraken.OpenAsync();
        await using var flitch = await ServedFlitch.StartAsync();
        await using var visitor = await chromium.VisitAsync(flitch.Address);
        var page = visitor.Page;
        await page.GotoAsync(flitch.Link().ToString());
        var connections = flitch.Service<ConnectionService>();
        var request = new ConnectionRequest("kraken", "main", kraken.Fields) { Title = "My account" };
        await connections.AddAsync(request, Ct);
        await flitch.Service<RefreshService>().RefreshAsync("main", null, new RefreshOptions { Trigger = "page" }, null, Ct);
        await connections.RemoveAsync("main", Ct);

        await page.GotoAsync(Address + "?connection=main");
        await Expect(page.GetByText("Reconnect required")).ToBeVisibleAsync();
        await Expect(page.Locator("#tile-equity-now")).ToContainTextAsync("No data while no account is connected");

        await connections.AddAsync(request, Ct);
        await flitch.Service<RefreshService>().RefreshAsync("main", null, new RefreshOptions { Trigger = "page" }, null, Ct);
        await page.ReloadAsync();
        await Expect(page.GetByText("Reconnect required")).ToHaveCountAsync(0);
        await Expect(page.Locator("#tile-equity-now data")).ToHaveCountAsync(1);

        // Files that are damaged take their own tiles down, and no others.
        foreach (var file in Directory.EnumerateFiles(Path.Combine(flitch.Service<Flitch.Storage.DataFolder>().FilesPath, "main", "ledgers"), "*.part", SearchOption.AllDirectories))
        {
            File.Delete(file);
        }

        await page.GotoAsync(Address + "?connection=main&range=5y");
        await Expect(page.Locator("#tile-funding [role=alert]")).ToContainTextAsync("storage:");
        await Expect(page.Locator("#tile-equity-now data")).ToHaveCountAsync(1);
        await Expect(page.Locator("#tile-trades canvas")).ToHaveCountAsync(1);
        await visitor.ShowAsync("dashboard-broken");
        visitor.Complaints.Should().BeEmpty();
    }

    private static async Task CheckAsync(IPage page, Kraken kraken)
    {
        var truth = new Truth(kraken);
        var ledgers = truth.Rows("Ledgers");
        var trades = truth.Rows("TradesHistory");
        var orders = truth.Rows("ClosedOrders");
        (await TileAsync(page, "funding")).Should().BeEquivalentTo(
            Sums(ledgers.Where(r => Text(r, "type") is "deposit" or "withdrawal"), r => $"{Month(r)},{Text(r, "asset")},{Text(r, "type")}", r => Number(r, "amount")));
        (await TileAsync(page, "fees-taken")).Should().BeEquivalentTo(
            Sums(ledgers.Where(r => Number(r, "fee") != 0), r => $"{Text(r, "asset")},{Text(r, "type")}", r => Number(r, "fee")));
        (await TileAsync(page, "rewards")).Should().BeEquivalentTo(Sums(ledgers.Where(IsReward), r => $"{Month(r)},{Text(r, "asset")}", r => Number(r, "amount") - Number(r, "fee")));
        (await TileAsync(page, "realised")).Should().BeEquivalentTo(
            Sums(ledgers.Where(r => Text(r, "type") is "margin" or "rollover"), r => $"{Month(r)},{Text(r, "asset")},{Text(r, "type")}", r => Number(r, "amount") - Number(r, "fee")));
        (await TileAsync(page, "volume")).Should().BeEquivalentTo(Sums(trades, r => $"{Month(r)},{Text(r, "pair")}", r => Number(r, "cost")));
        (await TileAsync(page, "fees")).Should().BeEquivalentTo(Sums(trades, r => $"{Month(r)},{Text(r, "pair")}", r => Number(r, "fee")));
        (await TileAsync(page, "trades")).Should().BeEquivalentTo(Sums(trades, r => $"{Month(r)},{Text(r, "type")}", _ => 1));
        (await TileAsync(page, "closed-positions")).Should().BeEquivalentTo(
            trades.Where(r => Text(r, "net").Length > 0).GroupBy(r => Text(r, "pair")).Select(g => $"{g.Key},{g.Count()},{Digits(g.Sum(r => Number(r, "net")))}"));
        (await TileAsync(page, "orders")).Should().BeEquivalentTo(Sums(orders, r => $"{Month(r, "closetm")},{Outcome(r)}", _ => 1));

        // What was held at the end of the last month is the ledger's last word on each asset, and the sum of all its changes.
        var balances = (await TileAsync(page, "balances")).Select(l => l.Split(',')).ToList();
        var last = balances.Max(b => b[0]);
        balances.Where(b => b[0] == last).Select(b => $"{b[1]},{b[2]}").Should().BeEquivalentTo(Sums(ledgers, r => Text(r, "asset"), r => Number(r, "amount") - Number(r, "fee")));
        var first = balances.Min(b => b[0])!;
        balances.Where(b => b[0] == first).Select(b => $"{b[1]},{b[2]}").Where(b => !b.EndsWith(",0", StringComparison.Ordinal)).Should()
            .BeEquivalentTo(Sums(ledgers.Where(r => string.CompareOrdinal(Month(r), first) <= 0), r => Text(r, "asset"), r => Number(r, "amount") - Number(r, "fee")).Where(b => !b.EndsWith(",0", StringComparison.Ordinal)));
    }

    private static bool IsReward(JsonElement row) => Text(row, "type") is "staking" or "reward" or "dividend" or "earn" or "invite bonus"
        && Text(row, "subtype") is not ("allocation" or "deallocation" or "autoallocation" or "autoallocate" or "migration");

    private static string Outcome(JsonElement order) => Text(order, "status") == "closed" ? "filled" : Number(order, "vol_exec") > 0 ? "filled in part" : Text(order, "status");

    private static async Task TraceAsync(Visitor visitor, Kraken kraken)
    {
        var page = visitor.Page;
        var rows = new Truth(kraken).Rows("Ledgers").Where(r => Number(r, "fee") != 0 && Text(r, "asset") == "ZUSD" && Text(r, "type") == "trade").ToList();
        await page.Locator("#tile-fees-taken").GetByRole(AriaRole.Row, new() { NameRegex = new("^ZUSD trade") }).GetByRole(AriaRole.Link).ClickAsync();
        var panel = page.GetByRole(AriaRole.Dialog, new() { Name = "Fees taken" });
        await Expect(panel).ToContainTextAsync("sum of fee");
        await Expect(panel).ToContainTextAsync("asset.eq.ZUSD");
        await Expect(panel).ToContainTextAsync("fee.ne.0");
        var link = panel.GetByRole(AriaRole.Link, new() { Name = $"Show {rows.Count} rows" });
        await Expect(link).ToBeVisibleAsync();
        (await link.GetAttributeAsync("href")).Should().StartWith("/data/main/datasets/ledgers?where=fee.ne.0&where=");
        (await visitor.BarriersAsync()).Should().BeEmpty();
        await visitor.ShowAsync("dashboard-trace");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
    }

    private static async Task FilterAsync(IPage page)
    {
        await page.GetByText("Asset", new() { Exact = true }).ClickAsync();
        await page.GetByLabel("XXBT", new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).First.ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("f.asset=XXBT", StringComparison.Ordinal));
        await Expect(page.Locator("#tile-balances-now tbody tr")).ToHaveCountAsync(1);
        await Expect(page.Locator("#tile-trades .tile-foot")).ToContainTextAsync("Not filtered by asset");
        (await TileAsync(page, "fees-taken", "f.asset=XXBT")).Should().OnlyContain(l => l.StartsWith("XXBT,", StringComparison.Ordinal));
    }

    /// <summary>The lines of a tile's CSV, without its header.</summary>
    private static async Task<string[]> TileAsync(IPage page, string tile, string look = "range=all")
    {
        var answer = await page.APIRequest.GetAsync($"{Address}/tiles/{tile}/csv?{look}");
        answer.Status.Should().Be(200, "{0}", tile);
        return (await answer.TextAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..];
    }
}
