using Flitch.Connectors;
using Flitch.Pipeline.Runs;

namespace Flitch.Pipeline.Refreshing;

/// <summary>Serves, in the middle of a run, what others asked for since: snapshots and news, never a backfill.</summary>
internal sealed class Interludes(RunInbox inbox)
{
    private bool _serving;

    /// <summary>The run's datasets; set before the run goes on.</summary>
    public RunTurns? Turns { get; set; }

    /// <summary>Takes note of what is asked for; what is read from now on answers it.</summary>
    public Task LookAsync(CancellationToken cancellationToken) => inbox.LookAsync(always: false, cancellationToken);

    /// <summary>Serves all that was asked for and is not served yet.</summary>
    /// <param name="last">True when the run is about to end.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="FlitchException">What went wrong concerns the whole run.</exception>
    public async Task ServeAsync(bool last, CancellationToken cancellationToken)
    {
        if (_serving || Turns is not { } turns || await inbox.LookAsync(last, cancellationToken) is not { Count: > 0 } asked)
        {
            return;
        }

        _serving = true;
        try
        {
            await ServeAsync(turns, asked, cancellationToken);
        }
        finally
        {
            _serving = false;
        }
    }

    private async Task ServeAsync(RunTurns turns, IReadOnlyList<AskedRefresh> asked, CancellationToken cancellationToken)
    {
        foreach (var turn in turns.Named([.. asked.SelectMany(a => a.Datasets)]))
        {
            // Read anew, a dataset has nothing to show before it is whole.
            if (!turn.IsReplacing && asked.Any(a => !IsFresh(turn, a)))
            {
                await RefreshAsync(turn, cancellationToken);
            }
        }

        foreach (var one in asked)
        {
            var datasets = turns.Named(one.Datasets);
            if (datasets.All(t => IsFresh(t, one)))
            {
                await inbox.AnswerAsync(one, [.. datasets.Select(t => t.Tally.Report() with { Succeeded = t.Tally.Error is null })], cancellationToken);
            }
        }
    }

    private static async Task RefreshAsync(DatasetTurn turn, CancellationToken cancellationToken)
    {
        await turn.PauseAsync(cancellationToken);
        if (await turn.RefreshAsync(cancellationToken) is { } error && RefreshErrors.StopsRun(error))
        {
            throw new FlitchException(error);
        }
    }

    private static bool IsFresh(DatasetTurn turn, AskedRefresh asked) => asked.Datasets.Contains(turn.Object.Name) && turn.AskedAt >= asked.SeenAt;
}
