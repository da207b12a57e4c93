using Flitch.Storage;

namespace Flitch.Pipeline.Refreshing;

/// <summary>Watches a run that another request started, in this process or another, through its row in the catalogue.</summary>
internal sealed class RunFollower(DataFolder folder, RunStore runs, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Waits for the run's end.</summary>
    /// <returns>Its report; null when no run goes on any more that could be followed.</returns>
    public async Task<RunReport?> FollowAsync(string connection, IProgress<RefreshProgress>? listener, CancellationToken cancellationToken)
    {
        if (await runs.FindRunningAsync(connection, cancellationToken) is not { } row)
        {
            // Its row is about to be written, or has just been closed.
            await Task.Delay(Pause, clock, cancellationToken);
            return null;
        }

        var run = RunMapping.Show(row);
        try
        {
            while (run.State == RunState.Running)
            {
                if (!RunLock.IsHeld(folder, connection))
                {
                    return await EndedAsync(run.RunId, cancellationToken);
                }

                if (run.Progress is { } progress)
                {
                    listener?.Report(progress);
                }

                await Task.Delay(Pause, clock, cancellationToken);
                run = RunMapping.Show(await runs.GetAsync(run.RunId, cancellationToken));
            }
        }
        catch (OperationCanceledException)
        {
            // Only the watching ends; the run belongs to whoever started it.
        }

        return run with { Attached = true };
    }

    /// <summary>A free lock means that the run has just ended well, or that its process died.</summary>
    private async Task<RunReport?> EndedAsync(string runId, CancellationToken cancellationToken)
    {
        var run = RunMapping.Show(await runs.GetAsync(runId, cancellationToken));
        return run.State == RunState.Running ? null : run with { Attached = true };
    }
}
