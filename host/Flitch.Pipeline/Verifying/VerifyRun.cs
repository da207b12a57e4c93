using Flitch.Connectors;
using Flitch.Pipeline.Progress;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Runs;

namespace Flitch.Pipeline.Verifying;

/// <summary>Verifies the datasets of a run one after the other, and then checks what their schemas state about the rows of several.</summary>
internal sealed class VerifyRun(VerifyContext context, RunRequest request, IReadOnlyList<DatasetTally> tallies)
{
    private readonly Dictionary<DatasetTally, VerifyBook> _books = tallies.ToDictionary(t => t, _ => new VerifyBook());

    /// <returns>The error that stopped the run; null when it went through, whatever became of single datasets.</returns>
    public async Task<ErrorInfo?> RunAsync(CancellationToken cancellationToken)
    {
        foreach (var (task, tally) in request.Tasks.Zip(tallies))
        {
            tally.Succeeded = await GuardAsync(tally, stop => new DatasetVerifier(context, task.Object, tally, _books[tally]).RunAsync(stop), cancellationToken);
            if (StoppedBy(tally) is { } error)
            {
                return error;
            }
        }

        foreach (var (task, tally) in request.Tasks.Zip(tallies).Where(t => t.Second.Succeeded && !_books[t.Second].IsDamaged))
        {
            var checks = new SchemaChecks(context, request.Connector.Descriptor, tallies, _books[tally]);
            tally.Succeeded = await GuardAsync(tally, stop => checks.RunAsync(task.Object, tally, stop), cancellationToken);
            if (StoppedBy(tally) is { } error)
            {
                return error;
            }
        }

        context.Scope.Progress.Begin(null);
        return null;
    }

    private static ErrorInfo? StoppedBy(DatasetTally tally) => tally.Error is { } error && RefreshErrors.StopsRun(error) ? error : null;

    private async Task<bool> GuardAsync(DatasetTally tally, Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        var began = context.Scope.Clock.GetTimestamp();
        var span = context.Scope.Telemetry?.Step(tally.Dataset);
        context.Scope.Progress.Begin(tally);
        context.Scope.Progress.Update(() => tally.Stage = DatasetStage.Reading);
        try
        {
            await work(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (FlitchException e)
        {
            tally.Error = e.Error.Object is not null ? e.Error : e.Error with { Object = tally.Dataset };
            RunLog.DatasetFailed(context.Scope.Logger, context.Scope.RunId, tally.Dataset, e.Error.Code, e.Error.Summary);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            tally.Error = RefreshErrors.Defect(e, tally.Dataset);
            RunLog.Defect(context.Scope.Logger, e, context.Scope.RunId, tally.Dataset);
        }
        finally
        {
            tally.Duration += context.Scope.Clock.GetElapsedTime(began);
            tally.Verification = _books[tally].Close();
            context.Scope.Progress.Update(() => tally.Stage = tally.Error is null ? DatasetStage.Done : DatasetStage.Failed);
            context.Scope.Telemetry?.End(span, tally.Error);
        }

        return tally.Error is null;
    }
}
