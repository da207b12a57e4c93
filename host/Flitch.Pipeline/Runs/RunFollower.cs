using Flitch.Pipeline.Progress;
using Flitch.Pipeline.Refreshing;
using Flitch.Storage;

namespace Flitch.Pipeline.Runs;

/// <summary>Joins a run that another request started, in this process or another: asks it, through the catalogue, for what is wanted, and follows it.</summary>
internal sealed class RunFollower(DataFolder folder, RunStore runs, AskedRefreshStore asked, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Follows until what is wanted is fresh, which is long before the end of a backfill; or to the end, where the run cannot serve it.</summary>
    /// <returns>What was done; null when a run of one's own is needed now.</returns>
    public async Task<RunReport?> FollowAsync(RunRequest request, IProgress<RefreshProgress>? listener, CancellationToken cancellationToken)
    {
        var connection = request.Connection.Name;
        if (await runs.FindRunningAsync(connection, cancellationToken) is not { } row)
        {
            // Its row is about to be written, or has just been closed.
            await Task.Delay(Pause, clock, cancellationToken);
            return null;
        }

        var run = RunMapping.Show(row);
        var id = CanServe(run, request) ? await asked.AskAsync(connection, request.Tasks.Select(t => t.Object.Name), cancellationToken) : null;
        try
        {
            return await WatchAsync(run, id, listener, cancellationToken);
        }
        finally
        {
            await (id is null ? Task.CompletedTask : asked.ForgetAsync(id));
        }
    }

    /// <summary>A run serves snapshots and news while it goes on; reading anew, from another start, or what it leaves out itself, takes a run of its own.</summary>
    private static bool CanServe(RunReport run, RunRequest request) =>
        run.Kind == RunKind.Refresh && !request.Options.Full && request.Options.Since is null && (run.Trigger != RefreshTriggers.Opening || request.Options.NewsOnly);

    private async Task<RunReport?> WatchAsync(RunReport begun, string? id, IProgress<RefreshProgress>? listener, CancellationToken cancellationToken)
    {
        var run = begun;
        try
        {
            while (true)
            {
                // The lock first, then the row, then the answer: each is written before the one before it is let go.
                var goesOn = RunLock.IsHeld(folder, run.Connection);
                run = RunMapping.Show(await runs.GetAsync(run.RunId, cancellationToken));
                if (id is not null && await asked.FindAnswerAsync(id, cancellationToken) is { } answer)
                {
                    return Answered(run, answer.Reports);
                }

                if (!goesOn || run.State != RunState.Running)
                {
                    return id is not null && StopsUsToo(run) ? run with { Attached = true } : null;
                }

                Tell(run, listener);
                await Task.Delay(Pause, clock, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // Only the watching ends; the run belongs to whoever started it.
            return run with { Attached = true };
        }
    }

    /// <summary>Whether what ended a run ends those that joined it: a person's wish, or trouble that a run of one's own would meet at once.</summary>
    private static bool StopsUsToo(RunReport run) => run.State == RunState.Cancelled || run.Error is not null;

    private static RunReport Answered(RunReport run, IReadOnlyList<DatasetReport> reports)
    {
        var fresh = reports.Count(r => r.Succeeded);
        return run with
        {
            Attached = true,
            Datasets = reports,
            State = fresh == reports.Count ? RunState.Succeeded : fresh > 0 ? RunState.Partial : RunState.Failed,
        };
    }

    private static void Tell(RunReport run, IProgress<RefreshProgress>? listener)
    {
        if (run.Progress is { } progress)
        {
            listener?.Report(progress);
        }
    }
}
