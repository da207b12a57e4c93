using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Refreshing;
using Flitch.Storage.Querying;
using Flitch.Web.Tests.Browsing;
using Flitch.Web.Tests.Serving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Flitch.Web.Tests.Datasets;

/// <summary>Whoever reads a dataset's rows is told of new ones, and keeps the old ones until then.</summary>
public sealed class LiveDatasetTests(Chromium chromium)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refresh_is_told_where_somebody_reads_and_its_rows_come_when_they_are_wanted()
    {
        await using var kraken = await Kraken.OpenAsync();
        await using var flitch = await ServedFlitch.StartAsync();
        await flitch.Service<ConnectionService>().AddAsync(new ConnectionRequest("kraken", "main", kraken.Fields) { Datasets = ["balance"] }, Ct);
        var run = await flitch.Service<RefreshService>().RefreshAsync("main", null, new RefreshOptions(), null, Ct);
        var engine = flitch.Service<QueryEngine>();
        await using (var taken = await engine.ExecuteAsync("SELECT max(_synced_at), count(*) FROM main.balance", null, Ct))
        {
            var row = await taken.ReadRowsAsync(Ct).SingleAsync(Ct);
            row[1].Should().NotBe(3L);
            await ServedRows.TakeAsync(flitch, run.RunId, ((DateTimeOffset)row[0]!).AddMilliseconds(1));
        }

        await using var visitor = await chromium.VisitAsync(flitch.Address);
        var page = visitor.Page;
        await page.GotoAsync(flitch.Link().ToString());
        await page.GotoAsync("/data/main/datasets/balance?sort=-balance");
        var rows = page.Locator("table.rows tbody tr");
        await Expect(rows).ToHaveCountAsync(3);
        await page.EvaluateAsync("window.stays = true");
        await page.GetByRole(AriaRole.Button, new() { Name = "Refresh now" }).ClickAsync();
        await Expect(page.Locator("#new-data")).ToContainTextAsync("New data came.");
        await Expect(rows).ToHaveCountAsync(3);
        (await page.EvaluateAsync<bool>("window.stays === true")).Should().BeTrue("the page is where it was");
        (await visitor.BarriersAsync()).Should().BeEmpty();
        await visitor.ShowAsync("balance-new-data");

        await page.GetByRole(AriaRole.Link, new() { Name = "Show it" }).ClickAsync();
        await Expect(page.Locator("#new-data")).ToHaveCountAsync(0);
        page.Url.Should().EndWith("/data/main/datasets/balance?sort=-balance");
        await using var now = await engine.ExecuteAsync("SELECT asset FROM main.balance ORDER BY balance DESC, asset", null, Ct);
        (await page.Locator("table.rows tbody th a").AllInnerTextsAsync()).Should().Equal(await now.ReadRowsAsync(Ct).Select(r => (string)r[0]!).ToListAsync(Ct));
        visitor.Complaints.Should().BeEmpty();
    }
}
