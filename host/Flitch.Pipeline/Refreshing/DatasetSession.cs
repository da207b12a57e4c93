using Flitch.Connectors;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Reading;
using Flitch.Pipeline.Progress;
using Flitch.Pipeline.Refreshing.Listings;
using Flitch.Pipeline.Runs;
using Flitch.Storage.Datasets;
using Flitch.Storage.Manifests;

namespace Flitch.Pipeline.Refreshing;

/// <summary>One dataset's turn within a run: stages pages, and commits rows together with the state that they prove.</summary>
internal sealed class DatasetSession
{
    private static readonly TimeSpan SalvageLimit = TimeSpan.FromSeconds(1);

    private readonly CommitPacer _pacer;
    private readonly List<Listing> _open = [];
    private IReadOnlyList<ReadInterval> _proven;
    private readonly long? _floor;
    private RefreshState _state;

    public DatasetSession(RunScope scope, ObjectDescriptor descriptor, IDatasetWriter writer, DatasetTally tally, long? floor, long? start)
    {
        Scope = scope;
        Descriptor = descriptor;
        Writer = writer;
        Tally = tally;
        _floor = floor;
        _state = (writer.IsReplacement ? RefreshState.Empty : writer.State) with { StartDate = start };
        _state = scope.Key?.Range is { } range ? _state with { KeyFrom = range.From, KeyTo = range.To } : _state;
        _proven = _state.Intervals;
        _pacer = new CommitPacer(scope.Options, scope.Clock);
    }

    public RunScope Scope { get; }

    public ObjectDescriptor Descriptor { get; }

    public IDatasetWriter Writer { get; }

    public DatasetTally Tally { get; }

    /// <summary>Nothing at or before this Unix second is asked for, or shown to the key; null for all.</summary>
    public long? Floor => _state.KeyFrom is { } from && !(_floor >= from) ? from : _floor;

    /// <summary>
    /// How far the dataset is read with what is committed and staged. Its complete stretches are those of listings that are over, and what those that go
    /// on prove so far; reckoned anew each time: should a listing's order turn out wrong, what its earlier pages seemed to prove is taken back.
    /// </summary>
    public RefreshState State => _state with { Intervals = [.. _proven, .. _open.Select(l => l.Proven).OfType<ReadInterval>()] };

    /// <summary>The second up to which this run looked for news without reading all of them; what lies below and is not complete is left for the backfill.</summary>
    public long? LookedTo { get; set; }

    /// <summary>The second down to which nothing is missing but what the backfill reads.</summary>
    public long? Top => ManifestFacts.Newest(State)?.To is { } newest ? Math.Max(newest, LookedTo ?? newest) : LookedTo;

    /// <summary>Whether enough is staged for a commit.</summary>
    public bool CommitIsDue => _pacer.IsDue(Writer.StagedRows);

    public void Stage(Page page)
    {
        Writer.Stage(page.Batch, new RowStamp(page.Call.SentAt + page.Call.Duration, Scope.RunId, page.Call.Number));
        Scope.Signs.See(Descriptor, page.Batch);
        Scope.Progress.Update(() => Tally.Add(page));
    }

    /// <summary>A listing begins whose proofs count from now on.</summary>
    public void Begin(Listing listing) => _open.Add(listing);

    /// <summary>A listing is over; what it proved stays proven.</summary>
    public void End(Listing listing)
    {
        if (_open.Remove(listing) && listing.Proven is { } proven)
        {
            Prove(proven);
        }
    }

    /// <summary>A stretch is complete with the rows that are committed or staged; saved with the next commit.</summary>
    public void Prove(ReadInterval stretch) => _proven = IntervalSet.Add(_proven, stretch);

    /// <summary>Takes what a state says besides its complete stretches; saved with the next commit.</summary>
    public void Claim(RefreshState state) => _state = state;

    /// <summary>Commits what is staged with what is proven.</summary>
    public Task CommitAsync(CancellationToken cancellationToken) => CommitAsync(_state, cancellationToken);

    /// <summary>Commits what is staged with what is proven, and what a state says besides. The calls that brought the rows are on disk before the rows are.</summary>
    public async Task CommitAsync(RefreshState state, CancellationToken cancellationToken)
    {
        var saved = state with { Intervals = State.Intervals };
        var result = await WriteAsync(() => Writer.CommitAsync(saved, cancellationToken), cancellationToken);
        _state = saved;
        Tell(result);
    }

    /// <summary>Tries to commit what is staged before an error or a cancellation ends the dataset's turn; gives up after a second.</summary>
    public async Task SalvageAsync()
    {
        if (Writer.StagedRows == 0 || Writer.IsReplacement)
        {
            return;
        }

        using var limit = new CancellationTokenSource(SalvageLimit, Scope.Clock);
        try
        {
            await CommitAsync(limit.Token);
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

        if (Writer.Manifest.RowCount < Writer.RowsBefore && !Scope.Refresh.AllowShrink)
        {
            throw RefreshErrors.WouldShrink(Descriptor, Writer.RowsBefore, Writer.Manifest.RowCount);
        }

        await WriteAsync(() => Writer.PublishAsync(State, cancellationToken), cancellationToken);
        Scope.Progress.Update(() => Tally.Publish(Writer.Manifest));
    }

    /// <summary>Commits what is staged as the newest snapshot.</summary>
    public async Task CommitSnapshotAsync(DateTimeOffset takenAt, CancellationToken cancellationToken)
    {
        var state = _state with { RefreshedAt = Scope.Connector.ServerNow };
        var result = await WriteAsync(() => Writer.CommitSnapshotAsync(takenAt, Scope.RunId, state, cancellationToken), cancellationToken);
        _state = state;
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
        Tally.Add(result, Writer.Manifest, Writer.IsReplacement);
        Tally.Stage = DatasetStage.Reading;
    });
}
