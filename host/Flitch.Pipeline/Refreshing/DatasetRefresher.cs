using Flitch.Connectors;
using Flitch.Connectors.Catalog;
using Flitch.Storage.Datasets;

namespace Flitch.Pipeline.Refreshing;

/// <summary>Gives one dataset its turn: opens its writer, refreshes it, and tells what became of it.</summary>
internal static class DatasetRefresher
{
    /// <exception cref="OperationCanceledException">The run was cancelled; the last commit is whole.</exception>
    public static async Task RunAsync(RunScope scope, DatasetTask task, DatasetTally tally, CancellationToken cancellationToken)
    {
        var began = scope.Clock.GetTimestamp();
        tally.Stage = DatasetStage.Reading;
        scope.Progress.Begin(tally);
        try
        {
            await RefreshAsync(scope, task, tally, cancellationToken);
            tally.Succeeded = true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (FlitchException e)
        {
            tally.Error = RefreshErrors.StopsRun(e.Error) || e.Error.Object is not null ? e.Error : e.Error with { Object = task.Object.Name };
            RunLog.DatasetFailed(scope.Logger, scope.RunId, task.Object.Name, e.Error.Code, e.Error.Summary);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            tally.Error = RefreshErrors.Defect(e, task.Object.Name);
            RunLog.Defect(scope.Logger, e, scope.RunId, task.Object.Name);
        }
        finally
        {
            tally.Duration = scope.Clock.GetElapsedTime(began);
            scope.Progress.Update(() => tally.Stage = tally.Succeeded ? DatasetStage.Done : DatasetStage.Failed);
        }
    }

    private static async Task RefreshAsync(RunScope scope, DatasetTask task, DatasetTally tally, CancellationToken cancellationToken)
    {
        await using var writer = await OpenAsync(scope, task.Object, cancellationToken);
        tally.Manifest = writer.Manifest;
        var session = new DatasetSession(scope, task.Object, new StoredDataset(writer), tally, task.Floor);
        await (task.Object.Mode == RefreshMode.Snapshot
            ? new SnapshotRefresh(session).RunAsync(cancellationToken)
            : new IncrementalRefresh(session).RunAsync(cancellationToken));
        NoteEmpty(task.Object, writer.Manifest.RowCount, tally);
    }

    private static Task<DatasetWriter> OpenAsync(RunScope scope, ObjectDescriptor o, CancellationToken cancellationToken) =>
        scope.Refresh.Full && o.Mode == RefreshMode.Incremental
            ? DatasetWriter.OpenReplacementAsync(scope.Folder, scope.Connection, o, cancellationToken)
            : DatasetWriter.OpenAsync(scope.Folder, scope.Connection, o, cancellationToken);

    private static void NoteEmpty(ObjectDescriptor o, long rows, DatasetTally tally)
    {
        if (rows == 0)
        {
            tally.Note(o.EmptyText ?? $"{o.Title} has no entries: either there are none in the period, or the key may not see them.");
        }
    }
}
