using Flitch.Connectors.Reading;
using Flitch.Pipeline.Refreshing.Listings;

namespace Flitch.Pipeline.Refreshing;

/// <summary>
/// Reads what is new in an incremental dataset: pages from the newest row down to a complete second, with one call that is newest page and proof in one.
/// Where there is too much for that, what is new becomes a gap like any other, so that no dataset's news wait for a long listing.
/// </summary>
internal sealed class NewsReader(DatasetSession session, CountProof proof)
{
    /// <summary>How far back late rows are looked for, once a day and when counts disagree.</summary>
    private const long OverlapSeconds = 24 * 60 * 60;

    /// <summary>News of more pages than this are left for the backfill.</summary>
    private const long MostPages = 10;

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        // What the key may not see is not complete, however empty it looks.
        var end = Math.Min(PinnedEnd.Of(session.Scope.Connector.ServerNow, session.Scope.Options.ClockMargin), session.State.KeyTo ?? long.MaxValue);
        var newest = ManifestFacts.Newest(session.State);
        if (session.LookedTo is { } looked && !(newest?.To >= looked))
        {
            // What lies below was left for the backfill: the news begin where this run looked last.
            await DrainAsync(new ReadInterval(looked, Math.Max(looked, end)), cancellationToken);
        }
        else if (newest is { } known)
        {
            await SinceAsync(known, Math.Max(end, known.To), cancellationToken);
        }
        else
        {
            // All that a first run reads is fresh: late rows need not be looked for again before a day is over.
            session.LookedTo = end;
            session.Claim(session.State with { OverlapAt = session.Scope.Connector.ServerNow });
        }
    }

    /// <summary>Pages from the newest row down until a complete second is met; then the service's count has to agree with the rows stored.</summary>
    private async Task SinceAsync(ReadInterval newest, long end, CancellationToken cancellationToken)
    {
        var withOverlap = OverlapIsDue();
        var stopAt = withOverlap ? OverlapOf(newest) : newest.To;
        if (session.Descriptor.Counts)
        {
            withOverlap = await ListAsync(newest, stopAt, end, cancellationToken) switch
            {
                Outcome.Proven => withOverlap,
                Outcome.Reread => true,
                _ => false,
            };
        }
        else
        {
            await DrainUncountedAsync(newest, stopAt, end, cancellationToken);
        }

        session.Claim(session.State with { OverlapAt = withOverlap ? session.Scope.Connector.ServerNow : session.State.OverlapAt });
    }

    private async Task<Outcome> ListAsync(ReadInterval newest, long stopAt, long end, CancellationToken cancellationToken)
    {
        var whole = new ReadInterval(newest.From, end);
        await using var listing = new Listing(session, whole);
        await listing.LookAsync(StoredBefore(newest), cancellationToken);
        if (!listing.IsOver(stopAt) && await IsLongAsync(listing, newest, cancellationToken))
        {
            await session.CommitAsync(cancellationToken);
            session.LookedTo = listing.To;
            return Outcome.Left;
        }

        await listing.ReadAsync(stopAt, StoredBefore(newest), cancellationToken);

        // The rows first, without the claim that nothing lies between them and the complete seconds: the order of a single page is not proven yet.
        await session.CommitAsync(cancellationToken);
        if (listing.Count is null && !listing.Drained)
        {
            await DrainUncountedAsync(newest, stopAt, end, cancellationToken);
            return Outcome.Proven;
        }

        var isRead = listing.Drained || (listing.Ordered && listing.Reached(stopAt));
        if (isRead && await proof.AgreesAsync(whole, listing, cancellationToken))
        {
            session.Prove(new ReadInterval(newest.To, Math.Max(listing.To, newest.To)));
            return Outcome.Proven;
        }

        if (!listing.Drained)
        {
            await DrainAsync(new ReadInterval(OverlapOf(newest), end), cancellationToken);
        }

        await proof.ReconcileAsync(whole, remember: true, cancellationToken);
        return Outcome.Reread;
    }

    /// <summary>Nothing but its end can prove a listing whose rows nobody counts.</summary>
    private async Task DrainUncountedAsync(ReadInterval newest, long stopAt, long end, CancellationToken cancellationToken)
    {
        await DrainAsync(new ReadInterval(stopAt, end), cancellationToken);
        proof.NotCounted(new ReadInterval(newest.From, end));
    }

    /// <summary>Whether, by the service's count, so much is new that reading it would hold up everybody else.</summary>
    private async Task<bool> IsLongAsync(Listing listing, ReadInterval newest, CancellationToken cancellationToken)
    {
        var most = MostPages * Math.Max(1, session.Descriptor.PageSize);
        return listing.Count > most
            && listing.Count - (session.State.KnownCountOffset ?? 0) - await session.Writer.CountRowsAsync(newest, cancellationToken) > most;
    }

    /// <summary>Reads a stretch to its end, whatever the order.</summary>
    private async Task DrainAsync(ReadInterval stretch, CancellationToken cancellationToken)
    {
        if (stretch.From == stretch.To)
        {
            return;
        }

        await using var listing = new Listing(session, stretch);
        await listing.ReadAsync(stopAt: null, stored: null, cancellationToken);
        await session.CommitAsync(cancellationToken);
    }

    /// <summary>The second down to which late rows are looked for.</summary>
    private static long OverlapOf(ReadInterval newest) => Math.Max(newest.To - OverlapSeconds, newest.From ?? long.MinValue);

    private bool OverlapIsDue() =>
        session.State.OverlapAt is not { } last || session.Scope.Connector.ServerNow - last >= TimeSpan.FromSeconds(OverlapSeconds);

    /// <summary>All rows stored, where all of them lie in the newest complete stretch.</summary>
    private long? StoredBefore(ReadInterval newest) => newest.From is null ? session.Writer.Manifest.RowCount : null;

    private enum Outcome
    {
        /// <summary>All that is new was read, and the service's count agrees.</summary>
        Proven,

        /// <summary>The listing did not prove itself: the overlap was read and the difference looked for.</summary>
        Reread,

        /// <summary>Too much is new; it is left for the backfill.</summary>
        Left,
    }
}
