using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Flitch.Benchmarks.Pages;

/// <summary>
/// How long pages let people wait, and what open pages cost: the program itself in a process of its own, 20 connections, 1,000 runs. The run that goes on is in another
/// process, so that the server's processor time is that of the pages alone.
/// </summary>
internal static class PagesBenchmark
{
    private const int Times = 200;
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(20);

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("flitch-bench-").FullName;
        try
        {
            await using var quick = await Household.SandboxAsync(("ledgers", "500"), ("months", "6"));
            await using var slow = await Household.SandboxAsync(("ledgers", "20000"), ("latency", "200"));
            var flitch = new FlitchProcess(folder);
            await Household.BuildAsync(flitch, folder, quick, slow);
            var (server, link) = await flitch.ServeAsync();
            using (server)
            {
                await MeasureAsync(flitch, server, link);
                server.Kill();
                await server.WaitForExitAsync();
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(FlitchProcess flitch, Process server, Uri link)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 100 }) { BaseAddress = new Uri(link.GetLeftPart(UriPartial.Authority)) };
        (await http.GetAsync(link)).EnsureSuccessStatusCode();
        var run = (await http.GetStringAsync("/runs?connection=c01")).Split("href=\"/runs/")[1].Split('"')[0];
        var row = WebUtility.HtmlDecode((await http.GetStringAsync("/data/c01/datasets/ledgers")).Split("href=\"").First(h => h.StartsWith("/data/c01/datasets/ledgers/row?", StringComparison.Ordinal)).Split('"')[0]);
        Console.WriteLine($"First byte of {Times} requests, ms; ratio to the plainest page behind the door");
        var plain = await PageAsync(http, "/sql", null);
        foreach (var path in new[]
        {
            "/data", "/data/add", "/data/add/kraken", "/data/c01", "/data/c01/datasets", "/data/c01/edit", "/runs", "/runs?page=20", "/runs?state=failed", "/runs?dataset=ledgers&kind=refresh",
            $"/runs/{run}", "/settings", "/nowhere", "/data/c01/datasets/ledgers", row, "/dashboards", "/dashboards/kraken-account?connection=c01", "/dashboards/kraken-account/tiles/balances?connection=c01",
        })
        {
            await PageAsync(http, path, plain);
        }

        Console.WriteLine($"Processor time of the server over {Watched.TotalSeconds} s, in per cent of one core");
        await WatchAsync(http, server, "nothing open, nothing runs", 0, "/live/data");
        await WatchAsync(http, server, "1 page open, nothing runs", 1, "/live/data");
        await WatchAsync(http, server, "20 pages open, nothing runs", 20, "/live/data");
        using var refresh = flitch.Start("refresh", Household.Slow);
        await PassAsync(TimeSpan.FromSeconds(10)); // until the run has begun to read
        await WatchAsync(http, server, "a run goes on, nothing open", 0, "/live/data");
        await WatchAsync(http, server, "a run goes on, 1 data page", 1, "/live/data");
        await WatchAsync(http, server, "a run goes on, 20 data pages", 20, "/live/data");
        await WatchAsync(http, server, "a run goes on, its connection's page", 1, "/live/connections/" + Household.Slow);
        if (refresh.HasExited)
        {
            throw new InvalidOperationException("The run was over before it was watched.");
        }

        refresh.Kill();
        await refresh.WaitForExitAsync();
    }

    private static async Task<double> PageAsync(HttpClient http, string path, double? plain)
    {
        var times = new List<double>();
        for (var i = -20; i < Times; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            using var answer = await http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
            await using var body = await answer.Content.ReadAsStreamAsync();
            body.ReadByte();
            if (i >= 0)
            {
                times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }

            await body.CopyToAsync(Stream.Null);
        }

        times.Sort();
        var (median, late) = (times[Times / 2], times[Times * 95 / 100]);
        Write($"  {path.Split('&')[0],-68} p50 {median,6:0.0}   p95 {late,6:0.0}   {(plain is { } p ? $"{median / p:0.0} times" : "")}");
        return median;
    }

    private static async Task WatchAsync(HttpClient http, Process server, string what, int pages, string path)
    {
        using var leaving = new CancellationTokenSource();
        var reading = Enumerable.Range(0, pages).Select(_ => ReadAsync(http, path, leaving.Token)).ToList();
        await PassAsync(TimeSpan.FromSeconds(5)); // what opening a page costs is not what an open page costs
        server.Refresh();
        var (before, begun) = (server.TotalProcessorTime, Stopwatch.GetTimestamp());
        await PassAsync(Watched);
        server.Refresh();
        var share = (server.TotalProcessorTime - before) / Stopwatch.GetElapsedTime(begun);
        Write($"  {what,-45} {share * 100,6:0.00} %");
        await leaving.CancelAsync();
        await Task.WhenAll(reading);
    }

    private static async Task ReadAsync(HttpClient http, string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var events = await http.GetStreamAsync(path, cancellationToken);
            await events.CopyToAsync(Stream.Null, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    /// <summary>Lets time pass: a share of processor time is a share of a stretch of time.</summary>
    private static async Task PassAsync(TimeSpan stretch)
    {
        using var timer = new PeriodicTimer(stretch);
        await timer.WaitForNextTickAsync();
    }

    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
