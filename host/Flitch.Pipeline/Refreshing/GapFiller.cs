using Flitch.Connectors.Reading;
using Flitch.Pipeline.Refreshing.Listings;
using Flitch.Storage.Manifests;

namespace Flitch.Pipeline.Refreshing;

/// <summary>Fills what is missing of an incremental dataset down to its start, newest first. Gives way before each page.</summary>
internal sealed class GapFiller(DatasetSession session, CountProof proof) : IAsyncDisposable
{
    private readonly List<Listing> _begun = [];
    private long _below = long.MaxValue;
    private ReadInterval? _newestFilled;

    /// <summary>The newest gap that was not tried yet; null when there is none.</summary>
    public ReadInterval? Next => Gaps() is { Count: > 0 } gaps ? gaps[0] : null;

    /// <summary>What was tried may be tried again: time has passed.</summary>
    public void Renew() => _below = long.MaxValue;

    /// <summary>Reads the first page of each gap; its listing rests until its turn comes.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        foreach (var gap in Gaps().Where(g => Begun(g) is null))
        {
            await LookAtAsync(gap, cancellationToken);
        }

        await session.CommitAsync(cancellationToken);
        await ProveWholeAsync(cancellationToken);
    }

    /// <summary>Fills the newest gap.</summary>
    public async Task FillNextAsync(CancellationToken cancellationToken)
    {
        if (Next is { } gap)
        {
            await FillAsync(gap, Begun(gap) ?? New(gap), cancellationToken);
            _below = gap.From ?? long.MinValue;
            await ProveWholeAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var listing in _begun)
        {
            await listing.DisposeAsync();
        }
    }

    private async Task LookAtAsync(ReadInterval gap, CancellationToken cancellationToken)
    {
        var listing = New(gap);
        _begun.Add(listing);
        await listing.LookAsync(stored: null, cancellationToken);
        session.LookedTo = session.LookedTo == gap.To ? listing.To : session.LookedTo;
        if (listing.Drained)
        {
            await FillAsync(gap with { To = listing.To }, listing, cancellationToken);
        }
    }

    /// <summary>Reads a gap to its end. Its rows are compared with the service's count; a difference is looked into.</summary>
    private async Task FillAsync(ReadInterval gap, Listing listing, CancellationToken cancellationToken)
    {
        _begun.Remove(listing);
        _newestFilled ??= gap;
        await using (listing)
        {
            await listing.ReadAsync(stopAt: null, stored: null, cancellationToken);
        }

        await session.CommitAsync(cancellationToken);
        if (!await proof.AgreesAsync(listing.Interval, listing, cancellationToken))
        {
            await proof.ReconcileAsync(gap, remember: ManifestFacts.Newest(session.State) == gap, cancellationToken);
        }
    }

    /// <summary>Stretches that were proven one by one, perhaps by different runs, have become one: a last count proves it as a whole.</summary>
    private async Task ProveWholeAsync(CancellationToken cancellationToken)
    {
        if (_newestFilled is not null && Next is null && ManifestFacts.Newest(session.State) is { } grown && grown != _newestFilled)
        {
            await proof.ReconcileAsync(grown, remember: true, cancellationToken);
        }
    }

    private IReadOnlyList<ReadInterval> Gaps() => session.Top is { } top
        ? [.. IntervalSet.Gaps(session.State.Intervals, new ReadInterval(session.Floor, top)).Where(g => g.To <= _below)]
        : [];

    private Listing? Begun(ReadInterval gap) => _begun.Find(l => l.Interval.From == gap.From && l.To >= gap.To);

    private Listing New(ReadInterval gap) => new(session, gap) { Yields = true };
}
