using System.Diagnostics;
using System.Globalization;
using Flitch.Analysis.Filters;
using Flitch.Analysis.Profiles;
using Flitch.Analysis.Rows;
using Flitch.Analysis.Shapes;
using Flitch.Storage;
using Flitch.Storage.Datasets;
using Flitch.Storage.Querying;

namespace Flitch.Benchmarks.Rows;

/// <summary>How long a page of a large dataset lets people wait: a million rows in 36 months, on a warm engine as a server has it.</summary>
internal static class RowsBenchmark
{
    private const int Rows = 1_000_000;
    private const int Times = 15;

    public static async Task RunAsync()
    {
        var root = Directory.CreateTempSubdirectory("flitch-bench-").FullName;
        try
        {
            using var folder = DataFolder.Open(root, TimeProvider.System);
            Console.WriteLine($"Making {Rows:#,0} rows …");
            await ManyLedgers.WriteAsync(folder, Rows);
            await MeasureAsync(folder);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static async Task MeasureAsync(DataFolder folder)
    {
        var (engine, shapes) = (new QueryEngine(folder), new ShapeCatalog(folder, _ => null));
        var (reader, shape) = (new RowReader(engine), (await shapes.FindAsync("main", "ledgers", default))!);
        var source = shape.Columns.Where(c => !c.Added).Select(c => c.Name).ToList();
        var all = new RowQuery(shape) { Columns = source };
        var commit = (await shapes.ManifestAsync(new DatasetName("main", "ledgers"), default))!.Commit;
        var id = (string)(await reader.PageAsync(all with { Take = 1 }, default)).Rows[0][0]!;
        Console.WriteLine($"ms over {Times} times, median and slowest");
        await TellAsync("the newest rows", () => reader.PageAsync(all, default));
        await TellAsync("sorted by amount", () => reader.PageAsync(all with { Sort = new("amount", true) }, default));
        await TellAsync("sorted by a text", () => reader.PageAsync(all with { Sort = new("refid", false) }, default));
        await TellAsync("filtered, sorted by fee", () => reader.PageAsync(all with { Filters = [FilterText.Read("asset.eq.A7"), FilterText.Read("amount.gt.10")], Sort = new("fee", true) }, default));
        await TellAsync("a month, sorted by amount", () => reader.PageAsync(
            all with { Filters = [FilterText.Read("time.ge.2025-03-01"), FilterText.Read("time.lt.2025-04-01")], Sort = new("amount", false) }, default));
        await TellAsync("counted with the same filter", () => reader.CountAsync(all with { Filters = [FilterText.Read("asset.eq.A7"), FilterText.Read("amount.gt.10")] }, default));
        await TellAsync("searched by text", () => reader.PageAsync(all with { Search = "r123456" }, default));
        await TellAsync("counted by text", () => reader.CountAsync(all with { Search = "r123456" }, default));
        await TellAsync("row 1,001", () => reader.PageAsync(all with { Skip = 1_000 }, default));
        await TellAsync("row 500,001", () => reader.PageAsync(all with { Skip = 500_000 }, default));
        await TellAsync("the last rows", () => reader.PageAsync(all with { Skip = Rows - 50 }, default));
        await TellAsync("one row by its key", () => reader.FindAsync(shape, [id], null, default));
        await TellAsync("the profile", () => new ProfileReader(engine).ReadAsync(shape, commit, Rows, default));
    }

    private static async Task TellAsync(string what, Func<Task> ask)
    {
        var times = new List<double>();
        for (var i = -2; i < Times; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            await ask();
            if (i >= 0)
            {
                times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }
        }

        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-30} {times[Times / 2],7:0} {times[^1],7:0}"));
    }
}
