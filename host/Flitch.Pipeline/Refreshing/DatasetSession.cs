using Flitch.Connectors;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Reading;
using Flitch.Storage.Datasets;
using Flitch.Storage.Manifests;

namespace Flitch.Pipeline.Refreshing;

/// <summary>One dataset's turn within a run: stages pages, and commits rows together with the state that they prove.</summary>
internal sealed class DatasetSession
{
    private static readonly TimeSpan SalvageLimit = TimeSpan.FromSeconds(1);

    private readonly CommitPacer _pacer;
    private long _replaced;

    public DatasetSession(RunScope scope, ObjectDescriptor descriptor, IDatasetWriter writer, DatasetTally tally, long? floor)
    {
        Scope = scope;
        Descriptor = descriptor;
        Writer = writer;
        Tally = tally;
        Floor = floor;
        State = writer.IsReplacement ? RefreshState.Empty : writer.Manifest.State;
        _pacer = new CommitPacer(scope.Options, scope.Clock);
    }

    public RunScope Scope { get; }

    public ObjectDescriptor Descriptor { get; }

    public IDatasetWriter Writer { get; }

    public DatasetTally Tally { get; }

    /// <summary>Nothing at or before this Unix second is asked for; null for all.</summary>
    public long? Floor { get; }

    /// <summary>The state of the last commit.</summary>
    public RefreshState State { get; private set; }

    /// <summary>Whether enough is staged for a commit.</summary>
    public bool CommitIsDue => _pacer.IsDue(Writer.StagedRows);

    public void Stage(Page page)
    {
        Writer.Stage(page.Batch, new RowStamp(page.Call.SentAt + page.Call.Duration, Scope.RunId, page.Call.Number));
        Scope.Progress.Update(() => Tally.Add(page));
    }

    /// <summary>Takes a state that the rows of the last commit prove; saved with the next commit.</summary>
    public void Claim(RefreshState state) => State = state;

    /// <summary>Commits what is staged with the complete stretches that it proves.</summary>
    public Task CommitAsync(IReadOnlyList<ReadInterval> intervals, CancellationToken cancellationToken) =>
        CommitAsync(State with { Intervals = intervals }, cancellationToken);

    /// <summary>Commits what is staged with a state. The calls that brought the rows are on disk before the rows are.</summary>
    public async Task CommitAsync(RefreshState state, CancellationToken cancellationToken)
    {
        var result = await WriteAsync(() => Writer.CommitAsync(state, cancellationToken), cancellationToken);
        State = state;
        _replaced += Writer.IsReplacement ? result.RowsAdded : 0;
        Tell(Writer.IsReplacement ? CommitResult.Nothing : result);
    }

    /// <summary>Tries to commit what is staged before an error or a cancellation ends the dataset's turn; gives up after a second.</summary>
    public async Task SalvageAsync(IReadOnlyList<ReadInterval> intervals)
    {
        if (Writer.StagedRows == 0 || Writer.IsReplacement)
        {
            return;
        }

        using var limit = new CancellationTokenSource(SalvageLimit, Scope.Clock);
        try
        {
            await CommitAsync(intervals, limit.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or FlitchException)
        {
            // The last commit stands; the error that led here is the one to tell.
            RunLog.NotSalvaged(Scope.Logger, e, Scope.RunId, Descriptor.Name);
        }
    }

    /// <summary>Ends the dataset's turn: saves its state, and puts a replacement in the place of the live rows.</summary>
    /// <exception cref="FlitchException">A replacement would hold fewer rows than there are; the old ones stay.</exception>
    public async Task FinishAsync(RefreshState state, CancellationToken cancellationToken)
    {
        await CommitAsync(state, cancellationToken);
        if (!Writer.IsReplacement)
        {
            return;
        }

        if (_replaced < Writer.Manifest.RowCount && !Scope.Refresh.AllowShrink)
        {
            throw RefreshErrors.WouldShrink(Descriptor, Writer.Manifest.RowCount, _replaced);
        }

        Tell(await WriteAsync(() => Writer.PublishAsync(state, cancellationToken), cancellationToken));
    }

    /// <summary>Commits what is staged as the newest snapshot.</summary>
    public async Task CommitSnapshotAsync(DateTimeOffset takenAt, CancellationToken cancellationToken)
    {
        var state = State with { RefreshedAt = Scope.Connector.ServerNow };
        var result = await WriteAsync(() => Writer.CommitSnapshotAsync(takenAt, Scope.RunId, state, cancellationToken), cancellationToken);
        State = state;
        Scope.Progress.Update(() => Tally.AddSnapshot(result.Rows, result.Changed));
        Tell(CommitResult.Nothing);
    }

    private async Task<T> WriteAsync<T>(Func<Task<T>> write, CancellationToken cancellationToken)
    {
        Scope.Progress.Update(() => Tally.Stage = DatasetStage.Committing);
        await Scope.FlushLogAsync(cancellationToken);
        var began = Scope.Clock.GetTimestamp();
        var result = await write();
        _pacer.Committed(Scope.Clock.GetElapsedTime(began));
        return result;
    }

    private void Tell(CommitResult result) => Scope.Progress.Update(() =>
    {
        Tally.Add(result);
        Tally.Manifest = Writer.Manifest;
        Tally.Stage = DatasetStage.Reading;
    });
}
