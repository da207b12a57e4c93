using Flitch.Connectors;

namespace Flitch.Pipeline.Refreshing;

/// <summary>
/// The order of a run: all snapshots and the news of all datasets first, one call each as a rule; then what is missing below, newest first, giving way
/// before each page to what was asked for since; and once more the first step where all that took long, so that the datasets are of one time.
/// </summary>
internal sealed class RunCourse(RunScope scope, RunTurns turns, Interludes interludes, Func<CancellationToken, Task> saveAsync)
{
    /// <summary>Snapshots and news older than this are read once more before the run ends.</summary>
    public static readonly TimeSpan Stale = TimeSpan.FromMinutes(1);

    private ErrorInfo? _before;

    /// <summary>Goes through with it.</summary>
    /// <returns>The error that stopped the run; null when it went through, whatever became of single datasets.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<ErrorInfo?> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await RefreshAsync(turns.All, cancellationToken)
                ?? await EachAsync(turns.All.Where(t => t.Gap is not null), t => t.LookAsync(cancellationToken), cancellationToken)
                ?? await PlanAsync(cancellationToken)
                ?? await FillAsync(cancellationToken)
                ?? await EndAsync(cancellationToken);
        }
        catch (FlitchException e) when (RefreshErrors.StopsRun(e.Error))
        {
            return e.Error;
        }
    }

    private Task<ErrorInfo?> RefreshAsync(IEnumerable<DatasetTurn> some, CancellationToken cancellationToken) =>
        EachAsync(some, t => t.RefreshAsync(cancellationToken), cancellationToken);

    private async Task<ErrorInfo?> EachAsync(IEnumerable<DatasetTurn> some, Func<DatasetTurn, Task<ErrorInfo?>> step, CancellationToken cancellationToken)
    {
        foreach (var turn in some.ToList())
        {
            await interludes.LookAsync(cancellationToken);
            if (await StopAfterAsync(await step(turn), cancellationToken) is { } stop)
            {
                return stop;
            }
        }

        return null;
    }

    /// <summary>By now the service has told how much there is to read.</summary>
    private async Task<ErrorInfo?> PlanAsync(CancellationToken cancellationToken)
    {
        scope.Progress.Plan(await scope.Connector.AllowanceAsync(cancellationToken));
        return null;
    }

    private async Task<ErrorInfo?> FillAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await interludes.ServeAsync(last: turns.NextToFill is null, cancellationToken);
            if (turns.NextToFill is not { } turn)
            {
                return null;
            }

            if (await StopAfterAsync(await turn.FillAsync(cancellationToken), cancellationToken) is { } stop)
            {
                return stop;
            }
        }
    }

    /// <summary>What was read first is old by now; and the last who asked are answered.</summary>
    private async Task<ErrorInfo?> EndAsync(CancellationToken cancellationToken)
    {
        var stale = turns.All.Where(t => t.Tally.Succeeded && IsStale(t)).ToList();
        scope.Progress.Again(stale.Select(t => t.Object.Name));
        return await RefreshAsync(stale, cancellationToken) ?? await FillAsync(cancellationToken);
    }

    private bool IsStale(DatasetTurn turn) => turn.AskedAt is { } asked && scope.Clock.GetElapsedTime(asked) > Stale;

    /// <summary>Passing trouble that outlasted all attempts on two datasets in a row would outlast them on the others too.</summary>
    private async Task<ErrorInfo?> StopAfterAsync(ErrorInfo? error, CancellationToken cancellationToken)
    {
        await saveAsync(cancellationToken);
        var stops = error is not null && (RefreshErrors.StopsRun(error) || (error.Kind == ErrorKind.Transient && _before?.Kind == ErrorKind.Transient));
        _before = error;
        return stops ? error : null;
    }
}
