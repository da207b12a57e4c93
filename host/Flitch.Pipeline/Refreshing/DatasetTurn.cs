using Flitch.Connectors;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Reading;
using Flitch.Pipeline.Progress;
using Flitch.Pipeline.Refreshing.Listings;
using Flitch.Pipeline.Runs;
using Flitch.Pipeline.Verifying;
using Flitch.Storage.Datasets;
using Flitch.Storage.Manifests;

namespace Flitch.Pipeline.Refreshing;

/// <summary>One dataset of a run: keeps its writer open between its steps while something is left to do, and tells what became of it.</summary>
internal sealed class DatasetTurn(RunScope scope, DatasetTask task, DatasetTally tally) : IAsyncDisposable
{
    private DatasetWriter? _writer;
    private DatasetSession? _session;
    private IDatasetCourse? _refresh;
    private bool _wasReplaced;
    private int _depth;

    public ObjectDescriptor Object { get; } = task.Object;

    public DatasetTally Tally { get; } = tally;

    /// <summary>When its newest rows were last asked for, by the clock's timestamp; null before the first time.</summary>
    public long? AskedAt { get; private set; }

    /// <summary>The newest stretch that this run has still to read; null when none is.</summary>
    public ReadInterval? Gap => scope.Refresh.NewsOnly ? null : _refresh?.Gap;

    /// <summary>True while it is read anew: nothing of it can be shown before that is over.</summary>
    public bool IsReplacing => _session?.Writer.IsReplacement == true;

    /// <summary>Takes a snapshot, or reads the news; ends the dataset's turn when nothing is left to do.</summary>
    /// <returns>What went wrong; null when all is well.</returns>
    /// <exception cref="OperationCanceledException">The run was cancelled; the last commit is whole.</exception>
    public Task<ErrorInfo?> RefreshAsync(CancellationToken cancellationToken) => GuardAsync(
        async session =>
        {
            AskedAt = scope.Clock.GetTimestamp();
            await (_refresh is { } incremental ? incremental.NewsAsync(cancellationToken) : new SnapshotRefresh(session).RunAsync(cancellationToken));
        },
        cancellationToken);

    /// <summary>Finds out how much there is to fill: one page of each gap.</summary>
    /// <inheritdoc cref="RefreshAsync"/>
    public Task<ErrorInfo?> LookAsync(CancellationToken cancellationToken) => GuardAsync(_ => _refresh!.LookAsync(cancellationToken), cancellationToken);

    /// <summary>Fills the newest gap.</summary>
    /// <inheritdoc cref="RefreshAsync"/>
    public Task<ErrorInfo?> FillAsync(CancellationToken cancellationToken) => GuardAsync(_ => _refresh!.FillAsync(cancellationToken), cancellationToken);

    /// <summary>Commits what is staged where this dataset is in the midst of being read, so that others may read on in it.</summary>
    public Task PauseAsync(CancellationToken cancellationToken) =>
        _depth > 0 && _session is { } session ? session.CommitAsync(cancellationToken) : Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_refresh is not null)
        {
            await _refresh.DisposeAsync();
        }

        if (_writer is not null)
        {
            await _writer.DisposeAsync();
        }

        (_writer, _session, _refresh) = (null, null, null);
    }

    private async Task<ErrorInfo?> GuardAsync(Func<DatasetSession, Task> work, CancellationToken cancellationToken)
    {
        var began = scope.Clock.GetTimestamp();
        var span = scope.Telemetry?.Step(Object.Name);
        var before = scope.Progress.Begin(Tally);
        var cancelled = false;
        _depth++;
        try
        {
            await StepAsync(work, cancellationToken);
            Tally.Error = null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            cancelled = true;
            throw;
        }
        catch (FlitchException e)
        {
            Tally.Error = RefreshErrors.StopsRun(e.Error) || e.Error.Object is not null ? e.Error : e.Error with { Object = Object.Name };
            RunLog.DatasetFailed(scope.Logger, scope.RunId, Object.Name, e.Error.Code, e.Error.Summary);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Tally.Error = RefreshErrors.Defect(e, Object.Name);
            RunLog.Defect(scope.Logger, e, scope.RunId, Object.Name);
        }
        finally
        {
            _depth--;
            Tally.Duration += scope.Clock.GetElapsedTime(began);
            await EndStepAsync(cancelled);
            scope.Progress.Begin(before);
            scope.Telemetry?.End(span, Tally.Error);
        }

        return Tally.Error;
    }

    private async Task StepAsync(Func<DatasetSession, Task> work, CancellationToken cancellationToken)
    {
        scope.Progress.Update(() => Tally.Stage = DatasetStage.Reading);
        await work(_session ?? await OpenAsync(cancellationToken));
        if (_depth == 1 && Gap is null)
        {
            await (_refresh?.EndAsync(cancellationToken) ?? Task.CompletedTask);
            _wasReplaced |= IsReplacing;
            NoteEmpty();
        }
    }

    /// <summary>Closes the writer unless there is more to do with it; a step within another leaves that to the outer one.</summary>
    private async Task EndStepAsync(bool cancelled)
    {
        if (_depth > 0)
        {
            return;
        }

        var more = Tally.Error is null && Gap is not null;
        if (!more)
        {
            await DisposeAsync();
        }

        Tally.Succeeded = !more && !cancelled && Tally.Error is null;
        scope.Progress.Update(() => Tally.Stage = more ? DatasetStage.Waiting : Tally.Succeeded ? DatasetStage.Done : DatasetStage.Failed);
    }

    private async Task<DatasetSession> OpenAsync(CancellationToken cancellationToken)
    {
        var replaces = scope.Refresh.Full && !_wasReplaced && Object.Mode == RefreshMode.Incremental;
        _writer = await (replaces
            ? DatasetWriter.OpenReplacementAsync(scope.Folder, scope.Connection, Object, cancellationToken)
            : DatasetWriter.OpenAsync(scope.Folder, scope.Connection, Object, cancellationToken));
        Tally.NoteSchema(_writer.SchemaChanges);
        Tally.Manifest = replaces ? Tally.Manifest : _writer.Manifest;
        var dataset = new ListedDataset(new StoredDataset(_writer), Object);
        _session = new DatasetSession(scope, Object, dataset.Ordinary, Tally, task.Floor, task.Start);
        _refresh = CourseOf(_session, dataset);
        NoteRange(_session.State);
        return _session;
    }

    private IDatasetCourse? CourseOf(DatasetSession session, ListedDataset dataset) => Object switch
    {
        { Mode: RefreshMode.Snapshot } => null,
        { Each: not null } => new EachCourse(session, dataset),
        _ => new DatasetCourse(session, dataset),
    };

    private void NoteRange(RefreshState state)
    {
        if (Object.Mode == RefreshMode.Incremental && VerdictText.KeyRange(At(state.KeyFrom), At(state.KeyTo)) is { Length: > 0 } range)
        {
            Tally.Note(range);
        }
    }

    private static DateTimeOffset? At(long? seconds) => seconds is { } known ? DateTimeOffset.FromUnixTimeSeconds(known) : null;

    private void NoteEmpty()
    {
        if (_writer!.Manifest.RowCount == 0)
        {
            Tally.Note(Object.EmptyText ?? $"{Object.Title} has no entries: either there are none in the period, or the key may not see them.");
        }
    }
}
