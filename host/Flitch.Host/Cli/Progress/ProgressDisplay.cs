using Flitch.Host.Cli.Output;
using Flitch.Pipeline.Progress;
using Flitch.Pipeline.Runs;
using Spectre.Console;

namespace Flitch.Host.Cli.Progress;

/// <summary>Shows a run's progress while it goes on: a live table on a terminal, plain lines elsewhere.</summary>
internal static class ProgressDisplay
{
    /// <summary>Runs <paramref name="refresh"/> and shows how far it is.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="json">Standard output belongs to the answer: progress goes to standard error.</param>
    /// <param name="refresh">The run; reports to what it is given.</param>
    public static async Task<RunReport> ShowAsync(CliConsole console, bool json, Func<IProgress<RefreshProgress>, Task<RunReport>> refresh)
    {
        if (json || !CliConsole.IsLive)
            return await refresh(new PlainProgress(json ? console.Error : console.Out, TimeProvider.System));
        return await ShowLiveAsync(console.Out, refresh);
    }

    private static async Task<RunReport> ShowLiveAsync(IAnsiConsole console, Func<IProgress<RefreshProgress>, Task<RunReport>> refresh)
    {
        var live = console.Live(new Text("Starting…")).AutoClear(true).Overflow(VerticalOverflow.Crop);
        return await live.StartAsync(async display =>
        {
            var table = new LiveTable(display, console.Profile.Width, TimeProvider.System);
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
            var run = refresh(table);
            while (!run.IsCompleted)
            {
                await Task.WhenAny(run, timer.WaitForNextTickAsync().AsTask());
                table.Draw();
            }
            return await run;
        });
    }
}
