using Flitch.Connectors;
using Flitch.Pipeline.Progress;
using Flitch.Storage.RequestLogs;
using Microsoft.Extensions.Logging;

namespace Flitch.Pipeline.Runs;

/// <summary>A run's heartbeat: once a second it writes the progress into the catalogue, lets the request log be seen, and hears whether somebody asked the run to stop.</summary>
internal sealed class RunHeart : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _beating;

    public RunHeart(RunStore store, ProgressTracker progress, RequestLog requests, string runId, Action cancel, TimeProvider clock, ILogger log) =>
        _beating = BeatAsync(() => OnceAsync(store, progress, requests, runId, cancel, clock, log), clock);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _beating;
        _stop.Dispose();
    }

    private async Task BeatAsync(Func<Task> beat, TimeProvider clock)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                await beat();
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    private async Task OnceAsync(RunStore store, ProgressTracker progress, RequestLog requests, string runId, Action cancel, TimeProvider clock, ILogger log)
    {
        try
        {
            var now = progress.Snapshot();
            await requests.ShowAsync(_stop.Token); // so that whoever hears of a call finds it there
            if (await store.BeatAsync(runId, now, clock.GetUtcNow(), _stop.Token))
            {
                cancel();
            }
        }
        catch (FlitchException e)
        {
            // A catalogue that is locked, or a disk that is full, for a moment must not end the run; its own end will say so if it lasts.
            RunLog.HeartbeatFailed(log, runId, e.Error.Summary);
        }
    }
}
