using System.Diagnostics;
using System.Globalization;
using Flitch.Analysis.Dashboards;
using Flitch.Analysis.Shapes;
using Flitch.Analysis.Tiles;
using Flitch.Benchmarks.Rows;
using Flitch.Storage;
using Flitch.Storage.Querying;

namespace Flitch.Benchmarks.Dashboards;

/// <summary>
/// How long the answers of Kraken's dashboard take over a million ledger rows and half a million trades in 36 months, six at a time as a browser asks: on an engine that
/// was only just made, and again. Nothing is kept between; a server keeps answers until the next commit.
/// </summary>
internal static class DashboardBenchmark
{
    private const int Times = 5;
    private static readonly string[] Stored = ["ledgers", "trades_history"];

    public static async Task RunAsync()
    {
        var root = Directory.CreateTempSubdirectory("flitch-bench-").FullName;
        try
        {
            using var folder = DataFolder.Open(root, TimeProvider.System);
            Console.WriteLine("Making 1,000,000 ledger rows and 500,000 trades …");
            await ManyLedgers.WriteAsync(folder, 1_000_000);
            await ManyTrades.WriteAsync(folder, 500_000);
            await MeasureAsync(folder);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static async Task MeasureAsync(DataFolder folder)
    {
        var shapes = await new ShapeCatalog(folder, _ => null).ListAsync(default);
        var dashboard = DashboardReader.Read("kraken-account.json", await File.ReadAllBytesAsync(Path.Combine(Root(), "schemas", "kraken", "dashboards", "kraken-account.json")));
        var tiles = dashboard.Tiles.Where(t => t.Query is SqlQuery || (t.Query is BuiltQuery built && Stored.Contains(built.Dataset))).ToList();
        var view = new TileView("main", null, null, TimeZoneInfo.Utc) { Filterable = [.. dashboard.Filters.Select(f => f.Column)] };
        var runner = new TileRunner(new QueryEngine(folder));
        Console.WriteLine($"{tiles.Count} tiles, ms from the first question to the last answer");
        for (var i = 0; i <= Times; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            await Parallel.ForEachAsync(tiles, new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (tile, ct) => await runner.AskAsync(tile, view, shapes, ct));
            Tell(i == 0 ? "all tiles, cold" : "all tiles, warm", begun);
        }

        foreach (var tile in tiles)
        {
            var begun = Stopwatch.GetTimestamp();
            await runner.AskAsync(tile, view, shapes, default);
            Tell(tile.Id, begun);
        }
    }

    private static void Tell(string what, long begun) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-24} {Stopwatch.GetElapsedTime(begun).TotalMilliseconds,7:0}"));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Flitch.Connectors.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
