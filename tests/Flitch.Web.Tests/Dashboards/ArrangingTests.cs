using System.Text;
using System.Text.RegularExpressions;
using Flitch.Host.Dashboards;
using Flitch.Host.Dashboards.Editing;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Dashboards;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Status;
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
        await using var kraken = await Kraken.OpenAsync(("ledgers", "60"), ("months", "2"));
        await using var flitch = await ServedFlitch.StartAsync();
        await using var visitor = await OpenAsync(flitch, kraken);
        var page = visitor.Page;

        await BeginAsync(page);
        (await visitor.BarriersAsync()).Should().BeEmpty();
        await visitor.ShowAsync("arranging");
        await ByMouseAsync(page);
        await ByFingerAsync(page);
        await ByKeyboardAsync(page);
        (await OverlapsAsync(page)).Should().BeEmpty("others make room");
        await visitor.ShowAsync("arranged");

        // Somebody else saves first: that is told, and nothing of what was arranged is lost.
        var other = await flitch.Service<DashboardEditor>().SaveAsync((await EntryAsync(flitch)).Dashboard with { Title = "Theirs" }, 0, Ct);
        await SaveAsync(page);
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("saved by somebody else");
        (await visitor.BarriersAsync()).Should().BeEmpty();
        await visitor.ShowAsync("arranged-stale");
        (await PlaceAsync(page, "equity")).W.Should().Be(12);
        await flitch.Service<DashboardBook>().RemoveAsync(other.Name, withLinks: false, Ct);
        await SaveAsync(page);
        await Expect(page.Locator(".tile-grip")).ToHaveCountAsync(0);
        (await EntryAsync(flitch)).Version.Should().Be(1, "all places are one save");
        await IsAsArrangedAsync(page);
        visitor.Complaints.Where(c => !c.Contains("400", StringComparison.Ordinal)).Should().BeEmpty();
    }

    private static async Task ByMouseAsync(IPage page)
    {
        await DragAsync(page, "equity-now", page.Locator("#tile-unrealised"), isCorner: false);
        (await PlaceAsync(page, "equity-now")).Should().Be((6, 0, 3, 2), "it has changed places with a tile of its size");
        (await PlaceAsync(page, "unrealised")).Should().Be((0, 0, 3, 2));
        var width = (int)(await page.Locator("#tile-equity canvas").BoundingBoxAsync())!.Width;
        await DragAsync(page, "equity", page.Locator("#tile-balances-now"), isCorner: true);
        (await PlaceAsync(page, "equity")).Should().Be((0, 2, 12, 5));
        (await PlaceAsync(page, "balances-now")).Y.Should().Be(7, "it makes room");
        await page.WaitForFunctionAsync("w => document.querySelector('#tile-equity canvas').getBoundingClientRect().width > w * 1.3", width);

        // Escape puts back what is carried.
        var grip = (await page.Locator("#tile-free-margin .tile-grip-head").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(grip.X + 100, grip.Y + 20);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(grip.X - 500, grip.Y + 20, new() { Steps = 4 });
        await Expect(page.Locator("#tile-free-margin.tile-carried")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Escape");
        await page.Mouse.UpAsync();
        (await PlaceAsync(page, "free-margin")).Should().Be((9, 0, 3, 2));
    }

    private static async Task ByFingerAsync(IPage page)
    {
        var (one, two) = (page.Locator("#tile-unrealised .tile-grip-head"), page.Locator("#tile-all-currencies .tile-grip-head"));
        await page.Locator("#tile-unrealised").ScrollIntoViewIfNeededAsync();
        var from = (await one.BoundingBoxAsync())!;
        var to = (await two.BoundingBoxAsync())!;
        var finger = await page.Context.NewCDPSessionAsync(page);
        await TouchAsync(finger, "touchStart", (from.X + 50, from.Y + 20));
        await TouchAsync(finger, "touchMove", (from.X + 90, from.Y + 20));
        await TouchAsync(finger, "touchMove", (to.X + 50, to.Y + 20));
        await TouchAsync(finger, "touchEnd", null);
        await Expect(page.Locator(".tile-carried")).ToHaveCountAsync(0);
        (await PlaceAsync(page, "unrealised")).Should().Be((3, 0, 3, 2));
        (await PlaceAsync(page, "all-currencies")).Should().Be((0, 0, 3, 2));
    }

    private static async Task TouchAsync(ICDPSession finger, string type, (double X, double Y)? at) => await finger.SendAsync("Input.dispatchTouchEvent", new Dictionary<string, object>
    {
        ["type"] = type,
        ["touchPoints"] = at is { } point ? [new Dictionary<string, object> { ["x"] = point.X, ["y"] = point.Y }] : Array.Empty<object>(),
    });

    private static async Task ByKeyboardAsync(IPage page)
    {
        var said = page.Locator(".arrange-bar [role=status]");
        var grip = page.GetByRole(AriaRole.Button, new() { Name = "Move Free margin" });
        await grip.FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(said).ToContainTextAsync("Free margin: column 10, row 8; 3 of 12 columns wide, 2 rows high.");
        await page.Keyboard.PressAsync("Shift+ArrowDown");
        (await PlaceAsync(page, "free-margin")).H.Should().Be(3);
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(said).ToContainTextAsync("goes no further that way");

        await page.GetByRole(AriaRole.Button, new() { Name = "Move Equity now" }).FocusAsync();
        var before = await PlaceAsync(page, "equity-now");
        await page.Keyboard.PressAsync("ArrowRight");
        (await PlaceAsync(page, "equity-now")).X.Should().Be(before.X + 1);
        await page.Keyboard.PressAsync("Escape");
        (await PlaceAsync(page, "equity-now")).Should().Be(before);
        await Expect(said).ToContainTextAsync("back where it was");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToBeFocusedAsync();
    }

    private static async Task SaveAsync(IPage page) => await page.GetByRole(AriaRole.Region, new() { Name = "Arrange" }).GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

    /// <summary>What was arranged is what is shown, by scripts and then by the server.</summary>
    private static async Task IsAsArrangedAsync(IPage page)
    {
        const string Boxes = "() => [...document.querySelectorAll('.tiles > .tile')].map(e => [e.id, e.offsetLeft, e.offsetTop, e.offsetWidth, e.offsetHeight].join(' '))";
        var arranged = await page.EvaluateAsync<string[]>(Boxes);
        await page.ReloadAsync();
        (await page.EvaluateAsync<string[]>(Boxes)).Should().Equal(arranged);

        // In one column there is an order only, and it says so.
        await page.SetViewportSizeAsync(390, 900);
        await BeginAsync(page);
        await Expect(page.GetByText("use a window of 992 pixels or more")).ToBeVisibleAsync();
        await Expect(page.Locator(".tile-grip").First).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Arrange" })).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Titles_are_edited_in_place_refreshes_set_in_one_place_and_paper_is_light_and_whole()
    {
        await using var kraken = await Kraken.OpenAsync(("ledgers", "60"), ("months", "2"));
        await using var flitch = await ServedFlitch.StartAsync();
        await using var visitor = await OpenAsync(flitch, kraken);
        await TitlesAsync(visitor, flitch);
        await RefreshingAsync(visitor, flitch);
        await PaperAsync(visitor);
        visitor.Complaints.Where(c => !c.Contains("400", StringComparison.Ordinal)).Should().BeEmpty();
    }

    private static async Task TitlesAsync(Visitor visitor, ServedFlitch flitch)
    {
        var page = visitor.Page;
        await page.Locator("#tile-equity-now").HoverAsync();
        await visitor.ShowAsync("titles");
        await page.GetByRole(AriaRole.Button, new() { Name = "Rename Equity now" }).PressAsync("Enter");
        var field = page.GetByLabel("Title of Equity now");
        await Expect(field).ToBeFocusedAsync();
        await field.FillAsync("  ");
        await field.PressAsync("Enter");
        await Expect(page.Locator("#tile-equity-now").GetByRole(AriaRole.Alert)).ToContainTextAsync("A tile needs a title.");
        (await visitor.BarriersAsync()).Should().BeEmpty();
        await visitor.ShowAsync("title-refused");
        await field.FillAsync("Worth now");
        await field.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Worth now" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Rename Worth now" })).ToBeFocusedAsync();

        // The next change knows of the last: no page was loaded between them.
        await page.GetByRole(AriaRole.Heading, new() { Name = "Kraken account" }).ClickAsync();
        await page.GetByLabel("Title of Kraken account").FillAsync("My money");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "My money" })).ToBeVisibleAsync();
        await Expect(page).ToHaveTitleAsync("My money · Flitch");
        await page.GetByRole(AriaRole.Heading, new() { Name = "My money" }).ClickAsync();
        await page.GetByLabel("Title of My money").FillAsync("Not that");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "My money" })).ToBeVisibleAsync();
        var kept = await EntryAsync(flitch);
        (kept.Version, kept.Dashboard.Title, kept.Dashboard.Tiles[0].Title).Should().Be((2, "My money", "Worth now"));
    }

    private static async Task RefreshingAsync(Visitor visitor, ServedFlitch flitch)
    {
        var page = visitor.Page;
        await page.GetByText("Edit", new() { Exact = true }).First.ClickAsync();
        await visitor.ShowAsync("dashboard-menu");
        await page.GetByRole(AriaRole.Link, new() { Name = "Refresh settings" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Refresh settings" });
        var names = (await flitch.Service<StatusService>().GetAsync("main", Ct)).Datasets;
        await Expect(dialog.Locator("tbody tr")).ToHaveCountAsync(names.Count);
        await dialog.GetByRole(AriaRole.Switch, new() { Name = "Refresh all by themselves" }).CheckAsync();
        await dialog.GetByRole(AriaRole.Switch, new() { Name = "Refresh Balance by itself" }).UncheckAsync();
        await dialog.GetByRole(AriaRole.Group, new() { Name = "Refresh Ledgers every" }).GetByRole(AriaRole.Spinbutton).FillAsync("2");
        (await visitor.BarriersAsync()).Should().BeEmpty();
        await visitor.ShowAsync("dashboard-refreshing");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
        var kept = (await flitch.Service<StatusService>().GetAsync("main", Ct)).Datasets.ToDictionary(d => d.Dataset, d => d.RefreshEvery);
        kept.Should().Contain("ledgers", TimeSpan.FromDays(2)).And.Contain("balance", null).And.Contain("trades_history", TimeSpan.FromDays(1));

        await page.GotoAsync($"{Address}/refreshing");
        await page.GetByRole(AriaRole.Group, new() { Name = "Refresh Ledgers every" }).GetByRole(AriaRole.Combobox).SelectOptionAsync("minutes");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("the shortest is 5m");
        await page.GetByRole(AriaRole.Button, new() { Name = "Refresh now" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/dashboards/kraken-account\\?"));
        await Expect(page.Locator("[data-tile][data-src]:not([data-drawn])")).ToHaveCountAsync(0);
    }

    private static async Task PaperAsync(Visitor visitor)
    {
        var page = visitor.Page;
        await visitor.LookAsync(1280, 900, ColorScheme.Dark);
        var charts = await page.Locator(".tiles canvas").CountAsync();
        foreach (var isLandscape in new[] { false, true })
        {
            var paper = await page.PdfAsync(new() { Format = "A4", Landscape = isLandscape, PrintBackground = true });
            await KeepAsync(isLandscape ? "landscape" : "portrait", paper);
            var text = Encoding.Latin1.GetString(paper);
            Regex.Count(text, "/Subtype /Image").Should().BeGreaterThanOrEqualTo(charts, "every chart is on the paper");
            Regex.Count(text, "/Type /Page\\b").Should().BeInRange(2, 10);
        }

        await IsInAsync(page, "dark");
        await Expect(page.Locator(".tiles canvas")).ToHaveCountAsync(charts);
        await page.SetViewportSizeAsync(940, 1200);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await IsInAsync(page, "light");
        (await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.tile')).backgroundColor")).Should().Be("rgb(255, 255, 255)");
        (await page.Locator(".tiles h2").AllInnerTextsAsync()).Should().HaveCountGreaterThan(15).And.Contain("Worth now").And.Contain("Open positions now");
        await Expect(page.GetByText(new Regex("^My account \\(main\\) · last 12 months · UTC · opened "))).ToBeVisibleAsync();
        foreach (var control in new[] { page.GetByRole(AriaRole.Navigation), page.Locator(".tile-menu").First, page.Locator("#look"), page.Locator(".title-pencil").First, page.Locator(".chart-figures").First })
        {
            await Expect(control).ToBeHiddenAsync();
        }

        (await page.EvaluateAsync<string[]>(Cut)).Should().BeEmpty("paper does not scroll");
        (await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.tile-foot time'), '::after').content")).Should().MatchRegex("20\\d\\d, \\d\\d:\\d\\d:\\d\\d UTC", "how long ago is true on a screen only");
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        await IsInAsync(page, "dark");
    }

    private const string Cut = """
        () => [...document.querySelectorAll('.tile, .tile *')].filter(e => getComputedStyle(e).overflow !== 'visible' && e.clientHeight > 0 && (e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1))
            .filter(e => !e.matches('.visually-hidden')).map(e => e.closest('.tile').id + ' ' + e.className)
        """;

    private static Task IsInAsync(IPage page, string scheme) => Expect(page.Locator("html")).ToHaveAttributeAsync("data-bs-theme", scheme);

    private static async Task KeepAsync(string name, byte[] paper)
    {
        if (Environment.GetEnvironmentVariable("FLITCH_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, $"paper-{name}.pdf"), paper, Ct);
        }
    }

    private static async Task<DashboardEntry> EntryAsync(ServedFlitch flitch) => await flitch.Service<DashboardLibrary>().FindAsync("kraken-account", Ct);

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
