using System.Globalization;
using Flitch.Benchmarks.Pages;
using Flitch.Benchmarks.Rows;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Kraken;
using Flitch.Storage;
using Microsoft.Playwright;

namespace Flitch.Benchmarks.Dashboards;

/// <summary>
/// How long somebody waits for Kraken's dashboard over a million ledger rows and half a million trades in 36 months: the program in a process of its own, a real browser, from
/// going to the page until the last of its tiles is drawn.
/// </summary>
internal static class DrawnBenchmark
{
    private const int Times = 5;
    private const string Address = "/dashboards/kraken-account";

    // A tile is drawn when its content is in place and its chart on its canvas.
    private const string Drawn = "() => document.querySelectorAll('[data-tile][data-src]').length > 15 && document.querySelectorAll('[data-tile][data-src]:not([data-drawn])').length === 0 && performance.now()";

    public static async Task RunAsync()
    {
        var root = Directory.CreateTempSubdirectory("flitch-bench-").FullName;
        try
        {
            Console.WriteLine("Making an account with 1,000,000 ledger rows and 500,000 trades …");
            var flitch = new FlitchProcess(root);
            await using (var sandbox = await Household.SandboxAsync(("ledgers", "2000"), ("months", "36")))
            {
                // On a schedule that is not due: nothing is refreshed while it is measured.
                await Household.AddAsync(flitch, root, "main", sandbox, "--refresh", "1d");
                await flitch.RunAsync("refresh", "main");
            }

            using (var folder = DataFolder.Open(Path.Combine(root, "data"), TimeProvider.System))
            {
                await ManyLedgers.WriteAsync(folder, 1_000_000, Find("ledgers"));
                await ManyTrades.WriteAsync(folder, 500_000, Find("trades_history"));
            }

            await MeasureAsync(flitch);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static ObjectDescriptor Find(string name) => KrakenPlugin.Service.Descriptor.Objects.Single(o => o.Name == name);

    private static async Task MeasureAsync(FlitchProcess flitch)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("FLITCH_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        Console.WriteLine($"ms from going to the dashboard until its last tile is drawn, {Times} times, median and slowest; load {(await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0]}");
        var look = new Dictionary<string, List<double>>();
        for (var i = 0; i < Times; i++)
        {
            await VisitAsync(flitch, browser, look);
        }

        foreach (var (what, times) in look)
        {
            times.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-50} {times[times.Count / 2],7:0} {times[^1],7:0}"));
        }
    }

    /// <summary>A server that was only just started, and somebody who never was there.</summary>
    private static async Task VisitAsync(FlitchProcess flitch, IBrowser browser, Dictionary<string, List<double>> look)
    {
        var (server, link) = await flitch.ServeAsync();
        using (server)
        {
            await using var context = await browser.NewContextAsync(new() { BaseURL = link.GetLeftPart(UriPartial.Authority), ViewportSize = new() { Width = 1280, Height = 900 } });
            var page = await context.NewPageAsync();
            await page.GotoAsync(link.ToString());
            await DrawAsync(page, Address, "cold: server, engine and browser are new", look);
            await DrawAsync(page, Address, "warm: opened again", look);
            await DrawAsync(page, Address + "?range=all", "another range, engine warm", look);
            await DrawAsync(page, Address + "?range=all", "the same again", look);
            server.Kill();
            await server.WaitForExitAsync();
        }
    }

    private static async Task DrawAsync(IPage page, string address, string what, Dictionary<string, List<double>> look)
    {
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Commit });
        var drawn = await page.WaitForFunctionAsync(Drawn, null, new() { PollingInterval = 5 });
        if (!look.TryGetValue(what, out var times))
        {
            look[what] = times = [];
        }

        times.Add(await drawn.JsonValueAsync<double>());
    }
}
