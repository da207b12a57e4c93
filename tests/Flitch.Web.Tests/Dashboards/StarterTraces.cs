using System.Buffers.Binary;
using System.Globalization;
using Flitch.Web.Tests.Browsing;
using Microsoft.Playwright;
using static Flitch.Web.Tests.Dashboards.Truth;
using static Microsoft.Playwright.Assertions;

namespace Flitch.Web.Tests.Dashboards;

/// <summary>From a figure of the starter dashboard to its rows, to one of them, to the request that brought it; and out of the browser as PNG and CSV.</summary>
internal sealed class StarterTraces(Visitor visitor, Kraken kraken)
{
    private const string Address = "/dashboards/kraken-account";
    private readonly IPage _page = visitor.Page;
    private readonly Truth _truth = new(kraken);

    /// <summary>By keyboard alone, from a table's cell to the request.</summary>
    public async Task CellAsync()
    {
        var rows = _truth.Rows("Ledgers").Where(r => Number(r, "fee") != 0 && Text(r, "asset") == "ZUSD" && Text(r, "type") == "trade").ToList();
        var cell = _page.Locator("#tile-fees-taken").GetByRole(AriaRole.Row, new() { NameRegex = new("^ZUSD trade") }).GetByRole(AriaRole.Link);
        var figure = await cell.Locator("data").GetAttributeAsync("value");
        figure.Should().Be(Digits(rows.Sum(r => Number(r, "fee"))));
        await cell.FocusAsync();
        await _page.Keyboard.PressAsync("Enter");
        var panel = _page.GetByRole(AriaRole.Dialog, new() { Name = "Fees taken" });
        await Expect(panel).ToContainTextAsync("sum of fee");
        await panel.GetByRole(AriaRole.Link, new() { Name = $"Show {rows.Count} rows" }).FocusAsync();
        await _page.Keyboard.PressAsync("Enter");
        await Expect(_page.GetByRole(AriaRole.Note)).ToContainTextAsync("These rows make up Fees taken");
        await Expect(_page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Rows 1 to" })).ToContainTextAsync($"of {rows.Count}");
        (await DownloadedAsync("fee")).Sum().Should().Be(decimal.Parse(figure!, CultureInfo.InvariantCulture), "the rows make up the figure, to the last digit");

        var first = _page.Locator("table.rows tbody th a").First;
        var id = await first.InnerTextAsync();
        await first.FocusAsync();
        await _page.Keyboard.PressAsync("Enter");
        await Expect(_page.GetByRole(AriaRole.Heading, new() { Name = id })).ToBeVisibleAsync();
        await _page.GetByRole(AriaRole.Link, new() { NameRegex = new("^request ") }).FocusAsync();
        await _page.Keyboard.PressAsync("Enter");
        await Expect(_page.Locator("tr:target")).ToContainTextAsync("/0/private/Ledgers");
    }

    /// <summary>By mouse: a chart's bar.</summary>
    public async Task PointAsync()
    {
        await OpenAsync();
        var all = _truth.Rows("TradesHistory");
        var first = all.Min(r => Month(r));
        var rows = all.Where(r => Month(r) == first && Text(r, "type") == "buy").ToList();
        rows.Should().NotBeEmpty();
        var canvas = _page.Locator("#tile-trades canvas");
        var (x, y) = await BarAsync(canvas);
        await canvas.HoverAsync(new() { Position = new() { X = x, Y = y } });
        await Expect(_page.Locator("#tile-trades .chart")).ToContainTextAsync("buy");
        await Expect(_page.Locator("#tile-trades .chart")).ToContainTextAsync($"{rows.Count}");
        await canvas.ClickAsync(new() { Position = new() { X = x, Y = y } });
        var panel = _page.GetByRole(AriaRole.Dialog, new() { Name = "Buys and sells" });
        await Expect(panel).ToContainTextAsync("number of rows");
        await Expect(panel).ToContainTextAsync($"time.ge.{first}Z");
        await Expect(panel).ToContainTextAsync("type.eq.buy");
        await panel.GetByRole(AriaRole.Link, new() { Name = $"Show {rows.Count} row" }).ClickAsync();
        await Expect(_page.GetByRole(AriaRole.Note)).ToContainTextAsync("These rows make up Buys and sells");
        (await DownloadedAsync("cost")).Sum().Should().Be(rows.Sum(r => Number(r, "cost")), "they are the very rows");
    }

    /// <summary>By keyboard: a chart's figures, which come when they are opened, and from one of them to its rows.</summary>
    public async Task FiguresAsync()
    {
        await OpenAsync();
        var all = _truth.Rows("TradesHistory");
        var first = all.Min(r => Month(r));
        var rows = all.Where(r => Month(r) == first && Text(r, "type") == "buy").ToList();
        var figures = _page.Locator("#tile-trades .chart-figures");
        await Expect(figures.GetByRole(AriaRole.Link)).ToHaveCountAsync(0);
        await figures.Locator("summary").PressAsync("Enter");
        var figure = figures.GetByRole(AriaRole.Row).Filter(new() { HasText = "buy" }).First.GetByRole(AriaRole.Link).Last;
        await Expect(figure.Locator("data")).ToHaveAttributeAsync("value", $"{rows.Count}");
        await figure.PressAsync("Enter");
        var panel = _page.GetByRole(AriaRole.Dialog, new() { Name = "Buys and sells" });
        await Expect(panel.GetByRole(AriaRole.Link, new() { Name = $"Show {rows.Count} row" })).ToBeVisibleAsync();
    }

    /// <summary>A single number, and back by Escape.</summary>
    public async Task NumberAsync()
    {
        await OpenAsync();
        var figure = _page.Locator("#tile-equity-now").GetByRole(AriaRole.Link);
        var exact = await figure.Locator("data").GetAttributeAsync("value");
        await figure.ClickAsync();
        var panel = _page.GetByRole(AriaRole.Dialog, new() { Name = "Equity now" });
        await Expect(panel.GetByRole(AriaRole.Link, new() { Name = "Show 1 row", Exact = true })).ToBeVisibleAsync();
        await _page.Keyboard.PressAsync("Escape");
        await Expect(panel).ToBeHiddenAsync();
        await Expect(figure).ToBeFocusedAsync();
        await figure.PressAsync("Enter");
        await panel.GetByRole(AriaRole.Link, new() { Name = "Show 1 row" }).ClickAsync();
        await Expect(_page.Locator("table.rows tbody tr")).ToHaveCountAsync(1);
        (await DownloadedAsync("e")).Should().Equal(decimal.Parse(exact!, CultureInfo.InvariantCulture));
    }

    /// <summary>What a tile's menu gives: its picture in its size, and its figures digit for digit.</summary>
    public async Task ExportAsync()
    {
        await OpenAsync();
        var tile = _page.Locator("#tile-funding");
        await tile.Locator(".tile-menu > summary").ClickAsync();
        var csv = await _page.RunAndWaitForDownloadAsync(() => tile.GetByRole(AriaRole.Link, new() { Name = "CSV" }).ClickAsync());
        csv.SuggestedFilename.Should().Be("kraken-account-funding.csv");
        (await File.ReadAllLinesAsync(await csv.PathAsync())).Skip(1).Should().BeEquivalentTo(
            Sums(_truth.Rows("Ledgers").Where(r => Text(r, "type") is "deposit" or "withdrawal"), r => $"{Month(r)},{Text(r, "asset")},{Text(r, "type")}", r => Number(r, "amount")));
        if (!await tile.GetByRole(AriaRole.Button, new() { Name = "PNG" }).IsVisibleAsync())
        {
            await tile.Locator(".tile-menu > summary").ClickAsync();
        }

        var png = await _page.RunAndWaitForDownloadAsync(() => tile.GetByRole(AriaRole.Button, new() { Name = "PNG" }).ClickAsync());
        png.SuggestedFilename.Should().Be("kraken-account-funding.png");
        var bytes = await File.ReadAllBytesAsync(await png.PathAsync());
        bytes.Take(8).Should().Equal(0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A);
        var size = (await tile.Locator("canvas").BoundingBoxAsync())!;
        BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)).Should().Be((int)size.Width * 2, "twice as fine as on the screen");
        BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20)).Should().Be((int)size.Height * 2);
        (await _page.EvaluateAsync<int>(
            """
            async base64 => {
                const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), c => c.charCodeAt(0))]));
                const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
                context.drawImage(picture, 0, 0);
                return new Set(new Uint32Array(context.getImageData(0, 0, picture.width, picture.height).data.buffer)).size;
            }
            """,
            Convert.ToBase64String(bytes))).Should().BeGreaterThan(20, "something is drawn on it");
    }

    /// <summary>Figures with a filter, set by clicks, are those of the rows that it leaves.</summary>
    public async Task FilteredAsync()
    {
        foreach (var type in _truth.Rows("Ledgers").Where(r => Number(r, "fee") != 0 && Text(r, "asset") == "XXBT").GroupBy(r => Text(r, "type")))
        {
            await Expect(_page.Locator("#tile-fees-taken").GetByRole(AriaRole.Row, new() { NameRegex = new($"^XXBT {type.Key}") }).Locator("data"))
                .ToHaveAttributeAsync("value", Digits(type.Sum(r => Number(r, "fee"))));
        }

        await Expect(_page.Locator("#tile-balances-now tbody data")).ToHaveAttributeAsync(
            "value", Digits(_truth.Rows("Ledgers").Where(r => Text(r, "asset") == "XXBT").Sum(r => Number(r, "amount") - Number(r, "fee"))));
    }

    private async Task OpenAsync()
    {
        await _page.GotoAsync(Address + "?range=all");
        await Expect(_page.Locator("[data-tile][data-src]:not([data-drawn])")).ToHaveCountAsync(0);
    }

    // A column of the rows that the page shows, of all their pages.
    private async Task<List<decimal>> DownloadedAsync(string column)
    {
        var address = new Uri(_page.Url);
        var answer = await _page.APIRequest.GetAsync($"{address.AbsolutePath}/download{address.Query}&format=csv&show={column}");
        return [.. (await answer.TextAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => decimal.Parse(l.Split(',')[^1].Trim(), CultureInfo.InvariantCulture))];
    }

    // The middle of the first bar in the first colour.
    private static async Task<(float X, float Y)> BarAsync(ILocator canvas)
    {
        var at = await canvas.EvaluateAsync<float[]>(
            """
            canvas => {
                const { width, height } = canvas, pixels = canvas.getContext('2d').getImageData(0, 0, width, height).data;
                const is = (x, y) => { const i = 4 * (y * width + x); return pixels[i] === 0 && pixels[i + 1] === 0x72 && pixels[i + 2] === 0xb2; };
                const scale = canvas.clientWidth / width;
                for (let x = 0; x < width; x++) {
                    for (let y = Math.round(40 / scale); y < height; y++) {
                        if (is(x, y)) {
                            let right = x, low = y;
                            while (is(right + 1, y)) right++;
                            while (is(x + 2, low + 1)) low++;
                            return [(x + right) / 2 * scale, (y + low) / 2 * scale];
                        }
                    }
                }
                return [];
            }
            """);
        return (at[0], at[1]);
    }
}
