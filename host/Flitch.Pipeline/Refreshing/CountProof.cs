using Flitch.Connectors.Reading;
using Flitch.Pipeline.Refreshing.Listings;
using Flitch.Pipeline.Verifying;

namespace Flitch.Pipeline.Refreshing;

/// <summary>
/// Compares the service's counts with the rows stored. A count is a hint, pages are the truth: where both disagree, the difference is looked for and its
/// place read again. What the pages themselves account for, measured again unchanged, becomes the object's known offset; nothing else does.
/// </summary>
internal sealed class CountProof
{
    /// <summary>So often a difference is looked for that no page accounts for: a row may come in while the search goes on.</summary>
    private const int MostFruitless = 2;

    private const int MostSearches = 6;

    /// <summary>A difference that was looked for in vain is looked for again after this long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    private readonly DatasetSession _session;
    private readonly KeyRange _key;
    private readonly ReadInterval? _before;
    private int? _callsBefore;

    public CountProof(DatasetSession session)
    {
        _session = session;
        _key = new KeyRange(session);
        _before = ManifestFacts.Newest(session.State);
    }

    private long Offset => _session.State.KnownCountOffset ?? 0;

    /// <summary>Whether the count that came with a listing is that of the rows stored; true when there is nothing to compare, or to do about it.</summary>
    public async Task<bool> AgreesAsync(ReadInterval stretch, Listing listing, CancellationToken cancellationToken)
    {
        if (_session.Writer.IsReplacement || listing.Count is not { } count || _key.Within(stretch) is not { } seen)
        {
            JudgeByEnd(stretch, listing);
            return true;
        }

        // Beyond the service's clock rows may have come since the count was made: a difference means nothing there.
        var difference = count - await _session.Writer.CountRowsAsync(seen, cancellationToken);
        var agrees = difference == Offset || (listing.Drained && difference == 0);
        if (difference == Offset || (agrees && listing.To >= stretch.To))
        {
            Agree(stretch, difference);
        }

        return agrees || listing.To < stretch.To || IsLeftOpen(difference);
    }

    /// <summary>Nobody counts these rows, so nothing proves that none is missing below what was just read.</summary>
    public void NotCounted(ReadInterval stretch) => Save(stretch, ProofState.Unproven, VerdictText.NotCounted);

    /// <summary>Measures a difference once more, finds where it is, and reads that again.</summary>
    /// <param name="stretch">Where the counts disagree.</param>
    /// <param name="remember">True for the newest complete stretch: what is found out about its count holds for the object.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task ReconcileAsync(ReadInterval stretch, bool remember, CancellationToken cancellationToken)
    {
        var (accounted, blind) = ((long?)null, false);
        _callsBefore = _session.Tally.Calls;
        for (var (searches, fruitless) = (0, 0); await MeasureAsync(stretch, cancellationToken) is { } measured; searches++)
        {
            if (measured.Difference == Offset || measured.Difference == accounted)
            {
                Agree(remember ? stretch : null, measured.Difference);
                break;
            }

            if (fruitless == MostFruitless || searches == MostSearches)
            {
                LeaveOpen(remember ? stretch : null, measured.Difference, blind);
                break;
            }

            var search = await SearchAsync(measured, isFirst: searches == 0, cancellationToken);
            accounted = search.GaveUp ? null : search.Accounted;
            blind = search.IgnoresInterval;
            fruitless += search.Read.Any(r => r.Found > 0) ? 0 : 1;
        }

        await _session.CommitAsync(_session.State, cancellationToken);
    }

    /// <summary>Without a count, or without stored rows to compare with, a listing that was read to its end has only itself to prove it.</summary>
    private void JudgeByEnd(ReadInterval stretch, Listing listing)
    {
        if (listing.Drained && listing.Count == listing.Received)
        {
            Agree(stretch, 0);
        }
        else if (!_session.Writer.IsReplacement)
        {
            NotCounted(stretch);
        }
    }

    private async Task<Measured?> MeasureAsync(ReadInterval stretch, CancellationToken cancellationToken)
    {
        var measured = await MeasureOnceAsync(stretch, cancellationToken);

        // Fewer rows than are stored: the key may have been given a date range.
        return measured is { } first && first.Difference < Math.Min(0, Offset) && await _key.ChangedAsync(cancellationToken)
            ? await MeasureOnceAsync(stretch, cancellationToken)
            : measured;
    }

    private async Task<Measured?> MeasureOnceAsync(ReadInterval stretch, CancellationToken cancellationToken) =>
        !_session.Writer.IsReplacement
        && _key.Within(stretch) is { } seen
        && await _session.Scope.Connector.CountAsync(_session.Descriptor.Name, seen, cancellationToken) is { } count
            ? new Measured(seen, count, count - await _session.Writer.CountRowsAsync(seen, cancellationToken))
            : null;

    private async Task<DifferenceSearch> SearchAsync(Measured measured, bool isFirst, CancellationToken cancellationToken)
    {
        var stored = await _session.Writer.CountRowsAsync(measured.Stretch, cancellationToken);
        var search = new DifferenceSearch(_session, new MendingReader(_session), DifferenceSearch.Allowance(stored, _session.Descriptor.PageSize));
        await search.RunAsync(measured.Stretch, measured.Count, isFirst ? Fresh(measured.Stretch) : null, cancellationToken);
        if (search.Read.Sum(r => r.Unserved) is > 0 and var unserved)
        {
            _session.Tally.Note(VerdictText.Unserved(unserved));
        }

        return search;
    }

    /// <summary>What this run read above what was complete before it; null where that is all.</summary>
    private ReadInterval? Fresh(ReadInterval stretch) =>
        _before is { } before && before.To < stretch.To && (stretch.From is not { } from || before.To > from) ? stretch with { From = before.To } : null;

    private void Agree(ReadInterval? stretch, long difference)
    {
        if (stretch is { } whole && IsNewest(whole))
        {
            if (difference != 0 && difference != Offset)
            {
                _session.Tally.Note(VerdictText.Agrees(difference));
            }

            _session.Claim(_session.State with { KnownCountOffset = difference == 0 ? null : difference, OpenDifference = null });
            Save(whole, difference == 0 ? ProofState.Proven : ProofState.ProvenWithOffset, VerdictText.Agrees(difference));
        }
    }

    private void LeaveOpen(ReadInterval? stretch, long difference, bool blind)
    {
        var words = blind ? VerdictText.CountIgnoresInterval : VerdictText.NotFound(difference - Offset);
        _session.Tally.Note(words);
        if (stretch is { } whole)
        {
            _session.Claim(_session.State with { OpenDifference = difference });
            Save(whole, blind ? ProofState.Unproven : ProofState.Difference, words);
        }
    }

    private bool IsLeftOpen(long difference)
    {
        var left = difference == _session.State.OpenDifference && _session.State.VerdictAt is { } at && _session.Scope.Connector.ServerNow - at < Patience;
        _session.Tally.Proof = left ? ManifestFacts.Proof(_session.State) : _session.Tally.Proof;
        return left;
    }

    /// <summary>Keeps a verdict with the state that the next commit saves, and with the run.</summary>
    private void Save(ReadInterval stretch, ProofState state, string words)
    {
        if (IsNewest(stretch))
        {
            var now = _session.Scope.Connector.ServerNow;
            _session.Claim(_session.State with { VerdictState = ProofNames.Of(state), Verdict = _key.Explain(words), VerdictAt = now });
            _session.Tally.Proof = new Proof(state, now, _key.Explain(words)) { Calls = _session.Tally.Calls - (_callsBefore ?? _session.Tally.Calls) };
        }
    }

    private bool IsNewest(ReadInterval stretch) => ManifestFacts.Newest(_session.State) is { } newest
        && (stretch.From ?? long.MinValue) <= (newest.From ?? long.MinValue) && stretch.To >= newest.To;

    private readonly record struct Measured(ReadInterval Stretch, long Count, long Difference);
}
