using Flitch.Host.Dashboards;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Refreshing;
using Flitch.Web.Tests.Browsing;
using Flitch.Web.Tests.Serving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Flitch.Web.Tests.Dashboards;

/// <summary>A dashboard edited where it stands: places by mouse, finger and keyboard, titles, what is removed; how its datasets refresh; and on paper.</summary>
public sealed class ArrangingTests(Chromium chromium)
{
    private const string Address = "/dashboards/kraken-account";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tiles_are_arranged_by_mouse_finger_and_keyboard_and_saved_at_once()
    {
        await using var kraken = await Kraken.OpenAsync();
        await using var flitch = await ServedFlitch.StartAsync();
        await using var visitor = await OpenAsync(flitch, kraken);
        var page = visitor.Page;

        await BeginAsync(page);
        (await visitor.BarriersAsync()).Should().BeEmpty();
        await visitor.ShowAsync("arranging");
        await DragAsync(page, "equity-now", page.Locator("#tile-unrealised"), isCorner: false);
        (await PlaceAsync(page, "equity-now")).Should().Be((6, 0, 3, 2), "it has changed places with a tile of its size");
        (await PlaceAsync(page, "unrealised")).Should().Be((0, 0, 3, 2));
        var width = (int)(await page.Locator("#tile-equity canvas").BoundingBoxAsync())!.Width;
        await DragAsync(page, "equity", page.Locator("#tile-holdings-now, #tile-balances-now").First, isCorner: true);
        (await PlaceAsync(page, "equity")).W.Should().Be(12);
        await page.WaitForFunctionAsync("w => document.querySelector('#tile-equity canvas').getBoundingClientRect().width > w * 1.3", width);
        (await OverlapsAsync(page)).Should().BeEmpty("others make room");
        await visitor.ShowAsync("arranged");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator(".tile-grip")).ToHaveCountAsync(0);
        var saved = await Entry(flitch);
        saved.Version.Should().Be(1, "all places are one save");
        saved.Dashboard.Tiles.Single(t => t.Id == "equity-now").Place.X.Should().Be(6);
        var seen = await page.Locator("#tile-equity").BoundingBoxAsync();
        await page.ReloadAsync();
        await Expect(page.Locator("#tile-equity canvas")).ToHaveCountAsync(1);
        (await page.Locator("#tile-equity").BoundingBoxAsync())!.Y.Should().Be(seen!.Y, "what was arranged is what is shown");
        visitor.Complaints.Should().BeEmpty();
    }

    private static async Task<DashboardEntry> Entry(ServedFlitch flitch) => await flitch.Service<DashboardLibrary>().FindAsync("kraken-account", Ct);

    private static async Task BeginAsync(IPage page)
    {
        await page.GetByText("Edit", new() { Exact = true }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Arrange" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Arrange" })).ToBeVisibleAsync();
    }

    private static async Task DragAsync(IPage page, string tile, ILocator to, bool isCorner)
    {
        var grip = (await page.Locator($"#tile-{tile} {(isCorner ? ".tile-grip-corner" : ".tile-grip-head")}").BoundingBoxAsync())!;
        var target = (await to.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(grip.X + (grip.Width / 2), grip.Y + (grip.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(target.X + (target.Width / 2), grip.Y + (grip.Height / 2), new() { Steps = 4 });
        await page.Mouse.MoveAsync(isCorner ? target.X + target.Width : target.X + (target.Width / 2), grip.Y + (grip.Height / 2), new() { Steps = 2 });
        await page.Mouse.UpAsync();
    }

    private static async Task<(int X, int Y, int W, int H)> PlaceAsync(IPage page, string tile)
    {
        var numbers = await page.Locator($"#tile-{tile}").EvaluateAsync<int[]>("e => ['x', 'y', 'w', 'h'].map(n => Number(getComputedStyle(e).getPropertyValue('--' + n)))");
        return (numbers[0] - 1, numbers[1] - 1, numbers[2], numbers[3]);
    }

    private static Task<string[]> OverlapsAsync(IPage page) => page.EvaluateAsync<string[]>(
        """
        () => {
            const boxes = [...document.querySelectorAll('.tiles > .tile')].map(e => [e.id, e.getBoundingClientRect()]);
            return boxes.flatMap(([a, p], i) => boxes.slice(i + 1).filter(([, q]) => p.left < q.right - 1 && q.left < p.right - 1 && p.top < q.bottom - 1 && q.top < p.bottom - 1).map(([b]) => a + ' over ' + b));
        }
        """);

    private async Task<Visitor> OpenAsync(ServedFlitch flitch, Kraken kraken)
    {
        await flitch.Service<ConnectionService>().AddAsync(new ConnectionRequest("kraken", "main", kraken.Fields) { Title = "My account" }, Ct);
        await flitch.Service<RefreshService>().RefreshAsync("main", null, new RefreshOptions { Trigger = "page" }, null, Ct);
        var visitor = await chromium.VisitAsync(flitch.Address);
        await visitor.Page.GotoAsync(flitch.Link().ToString());
        await visitor.Page.GotoAsync(Address);
        await Expect(visitor.Page.Locator("[data-tile][data-src]:not([data-drawn])")).ToHaveCountAsync(0);
        return visitor;
    }
}
