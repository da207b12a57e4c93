using Flitch.Connectors.Reading;
using Flitch.Pipeline.Refreshing.Listings;
using Flitch.Pipeline.Verifying;
using Flitch.Storage.Manifests;

namespace Flitch.Pipeline.Refreshing;

/// <summary>
/// All that brings an incremental dataset up to date, in steps between which a run gives other datasets their turn: its ordinary listing; then, where its schema
/// says so, the rows that newer rows have changed, the rows without a cursor, and the listings that the ordinary one hides.
/// </summary>
internal sealed class DatasetCourse : IDatasetCourse
{
    private readonly DatasetSession _session;
    private readonly IncrementalRefresh _ordinary;
    private readonly RewrittenReader _rewritten;
    private readonly UnsetReader _unset;
    private readonly List<VariantReader> _variants;

    /// <summary>Makes the course.</summary>
    /// <param name="session">The session of the dataset's ordinary listing.</param>
    /// <param name="dataset">The dataset, of which the session has a writer.</param>
    public DatasetCourse(DatasetSession session, ListedDataset dataset)
    {
        _session = session;
        _ordinary = new IncrementalRefresh(session);
        _rewritten = new RewrittenReader(session, dataset);
        _unset = new UnsetReader(session, dataset);
        _variants = [.. session.Descriptor.Variants.Select(v => new VariantReader(session, dataset, v))];
    }

    public ReadInterval? Gap => _variants.Select(v => v.Gap).Prepend(_ordinary.Gap).Where(g => g is not null).MaxBy(g => g!.Value.To);

    public async Task NewsAsync(CancellationToken cancellationToken)
    {
        await _ordinary.NewsAsync(cancellationToken);
        foreach (var variant in _variants)
        {
            await BesideAsync(() => variant.NewsAsync(cancellationToken));
        }

        await CompleteAsync(cancellationToken);
    }

    public async Task LookAsync(CancellationToken cancellationToken)
    {
        await _ordinary.LookAsync(cancellationToken);
        foreach (var variant in _variants)
        {
            await BesideAsync(() => variant.LookAsync(cancellationToken));
        }

        await CompleteAsync(cancellationToken);
    }

    public async Task FillAsync(CancellationToken cancellationToken)
    {
        var gap = Gap;
        await (_ordinary.Gap == gap
            ? _ordinary.FillAsync(cancellationToken)
            : BesideAsync(() => _variants.First(v => v.Gap == gap).FillAsync(cancellationToken)));
        await CompleteAsync(cancellationToken);
    }

    public async Task EndAsync(CancellationToken cancellationToken)
    {
        foreach (var variant in _variants)
        {
            await variant.EndAsync(cancellationToken);
        }

        await _ordinary.EndAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var variant in _variants)
        {
            await variant.DisposeAsync();
        }

        await _ordinary.DisposeAsync();
    }

    /// <summary>What can be done with what is there by now.</summary>
    private async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await _rewritten.ReadAsync(cancellationToken);
        if (CompleteTop() is not { } top)
        {
            return;
        }

        await BesideAsync(() => _unset.CompareAsync(top, cancellationToken));
        foreach (var variant in _variants)
        {
            await BesideAsync(() => variant.AskAsync(top, cancellationToken));
        }
    }

    /// <summary>Does something in another listing. What is told of the dataset's completeness is the worst that any listing's count has shown.</summary>
    private async Task BesideAsync(Func<Task> step)
    {
        var before = _session.Tally.Proof;
        _session.Tally.Proof = null;
        try
        {
            await step();
        }
        finally
        {
            _session.Tally.Proof = Proof.Worse(before, _session.Tally.Proof);
        }
    }

    /// <summary>The newest complete second, when all below it is complete as well.</summary>
    private long? CompleteTop() =>
        ManifestFacts.Newest(_session.State) is { } newest && IntervalSet.Covers(_session.State.Intervals, new ReadInterval(_session.Floor, newest.To)) ? newest.To : null;
}
