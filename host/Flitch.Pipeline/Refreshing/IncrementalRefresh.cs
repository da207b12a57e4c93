using Flitch.Connectors.Reading;
using Flitch.Storage.Manifests;

namespace Flitch.Pipeline.Refreshing;

/// <summary>
/// Brings an incremental dataset up to date: first the news, with one call that is newest page and proof in one, then what is still missing below, newest
/// first. Whatever is interrupted leaves a gap that a later run fills.
/// </summary>
internal sealed class IncrementalRefresh(DatasetSession session)
{
    /// <summary>How far back late rows are looked for, once a day and when counts disagree.</summary>
    private const long OverlapSeconds = 24 * 60 * 60;

    /// <summary>A run that took longer than this looks for news once more before it ends.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromMinutes(1);

    private readonly CountProof _proof = new(session);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var end = NewEnd();
        await OnceAsync(end, cancellationToken);
        if (NewEnd() - end > Stale.TotalSeconds)
        {
            end = NewEnd();
            await OnceAsync(end, cancellationToken);
        }

        await EndAsync(cancellationToken);
    }

    private long NewEnd() => PinnedEnd.Of(session.Scope.Connector.ServerNow, session.Scope.Options.ClockMargin);

    private async Task OnceAsync(long end, CancellationToken cancellationToken)
    {
        if (ManifestFacts.Newest(session.State) is { } newest)
        {
            await NewsAsync(newest, Math.Max(end, newest.To), cancellationToken);
        }
        else
        {
            // All that a first run reads is fresh: late rows need not be looked for again before a day is over.
            session.Claim(session.State with { OverlapAt = session.Scope.Connector.ServerNow });
        }

        // The news move the newest complete second to where the service's clock allows it; what then lacks below it are true gaps.
        var top = ManifestFacts.Newest(session.State)?.To ?? end;
        var gaps = IntervalSet.Gaps(session.State.Intervals, new ReadInterval(session.Floor, top));
        foreach (var gap in gaps)
        {
            await FillAsync(gap, cancellationToken);
        }

        // Stretches that were proven one by one, perhaps by different runs, have become one: a last count proves it as a whole.
        if (gaps.Count > 0 && ManifestFacts.Newest(session.State) is { } grown && grown != gaps[0])
        {
            await _proof.ReconcileAsync(grown, remember: true, cancellationToken);
        }
    }

    /// <summary>Pages from the newest row down until a complete second is met; then the service's count has to agree with the rows stored.</summary>
    private async Task NewsAsync(ReadInterval newest, long end, CancellationToken cancellationToken)
    {
        var withOverlap = OverlapIsDue();
        var stopAt = withOverlap ? OverlapOf(newest) : newest.To;
        if (session.Descriptor.Counts)
        {
            withOverlap |= !await ListNewsAsync(newest, stopAt, end, cancellationToken);
        }
        else
        {
            // Nothing but its end can prove a listing whose rows nobody counts.
            await DrainAsync(new ReadInterval(stopAt, end), cancellationToken);
        }

        session.Claim(session.State with { OverlapAt = withOverlap ? session.Scope.Connector.ServerNow : session.State.OverlapAt });
    }

    /// <returns>False when the listing did not prove itself, so that the overlap was read and the difference looked for.</returns>
    private async Task<bool> ListNewsAsync(ReadInterval newest, long stopAt, long end, CancellationToken cancellationToken)
    {
        var whole = new ReadInterval(newest.From, end);
        var listing = new Listing(session, whole);
        await listing.ReadAsync(stopAt, StoredBefore(newest), cancellationToken);

        // The rows first, without the claim that nothing lies between them and the complete seconds: the order of a single page is not proven yet.
        await session.CommitAsync(listing.Intervals, cancellationToken);
        if (listing.Drained || (listing.Ordered && listing.Reached(stopAt) && await _proof.AgreesAsync(whole, listing, cancellationToken)))
        {
            var read = new ReadInterval(newest.To, Math.Max(listing.To, newest.To));
            session.Claim(session.State with { Intervals = IntervalSet.Add(session.State.Intervals, read) });
            return true;
        }

        await DrainAsync(new ReadInterval(OverlapOf(newest), end), cancellationToken);
        await _proof.ReconcileAsync(whole, remember: true, cancellationToken);
        return false;
    }

    /// <summary>Fills a gap. Its rows are compared with the service's count; a difference is looked into.</summary>
    private async Task FillAsync(ReadInterval gap, CancellationToken cancellationToken)
    {
        var listing = await DrainAsync(gap, cancellationToken);
        if (!await _proof.AgreesAsync(gap, listing, cancellationToken))
        {
            await _proof.ReconcileAsync(gap, remember: ManifestFacts.Newest(session.State) == gap, cancellationToken);
        }
    }

    /// <summary>Reads a stretch to its end, whatever the order.</summary>
    private async Task<Listing> DrainAsync(ReadInterval stretch, CancellationToken cancellationToken)
    {
        var listing = new Listing(session, stretch);
        await listing.ReadAsync(stopAt: null, stored: null, cancellationToken);
        await session.CommitAsync(listing.Intervals, cancellationToken);
        return listing;
    }

    /// <summary>The second down to which late rows are looked for.</summary>
    private static long OverlapOf(ReadInterval newest) => Math.Max(newest.To - OverlapSeconds, newest.From ?? long.MinValue);

    private bool OverlapIsDue() =>
        session.State.OverlapAt is not { } last || session.Scope.Connector.ServerNow - last >= TimeSpan.FromSeconds(OverlapSeconds);

    /// <summary>All rows stored, where all of them lie in the newest complete stretch.</summary>
    private long? StoredBefore(ReadInterval newest) => newest.From is null ? session.Writer.Manifest.RowCount : null;

    private async Task EndAsync(CancellationToken cancellationToken)
    {
        var newest = ManifestFacts.Newest(session.State);
        var complete = newest is { } stretch && IntervalSet.Covers(session.State.Intervals, new ReadInterval(session.Floor, stretch.To));
        var now = session.Scope.Connector.ServerNow;
        await session.FinishAsync(
            session.State with
            {
                StartDate = session.Floor,
                RefreshedAt = newest is { } top ? DateTimeOffset.FromUnixTimeSeconds(top.To) : now,
                FullAt = complete ? session.State.FullAt ?? now : session.State.FullAt,
            },
            cancellationToken);
    }
}
