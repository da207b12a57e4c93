using Flitch.Connectors;
using Flitch.Pipeline.Progress;
using Microsoft.Extensions.Logging;

namespace Flitch.Pipeline.Runs;

/// <summary>A run's heartbeat: once a second it writes the progress into the catalogue, and hears whether somebody asked the run to stop.</summary>
internal sealed class RunHeart : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _beating;

    public RunHeart(RunStore store, ProgressTracker progress, string runId, Action cancel, TimeProvider clock, ILogger log) =>
        _beating = BeatAsync(store, progress, runId, cancel, clock, log);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _beating;
        _stop.Dispose();
    }

    private async Task BeatAsync(RunStore store, ProgressTracker progress, string runId, Action cancel, TimeProvider clock, ILogger log)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                await OnceAsync(store, progress, runId, cancel, clock, log);
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    private async Task OnceAsync(RunStore store, ProgressTracker progress, string runId, Action cancel, TimeProvider clock, ILogger log)
    {
        try
        {
            if (await store.BeatAsync(runId, progress.Snapshot(), clock.GetUtcNow(), _stop.Token))
            {
                cancel();
            }
        }
        catch (FlitchException e)
        {
            // A catalogue that is locked or full for a moment must not end the run; its own end will say so if it lasts.
            RunLog.HeartbeatFailed(log, runId, e.Error.Summary);
        }
    }
}
