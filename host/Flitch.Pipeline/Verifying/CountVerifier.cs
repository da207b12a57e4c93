using Flitch.Connectors.Reading;
using Flitch.Pipeline.Refreshing;

namespace Flitch.Pipeline.Verifying;

/// <summary>
/// Compares the service's count with the rows stored, over every complete stretch: one call each where they agree. A difference is measured again, narrowed
/// along the stored rows, and read.
/// </summary>
internal sealed class CountVerifier(DatasetSession session, IStretchReader reader, KeyRange key, bool repairs)
{
    private const int MostSearches = 4;

    /// <summary>Compares all complete stretches, newest first, and keeps the verdict with the listing.</summary>
    /// <returns>Null where nothing is complete.</returns>
    public async Task<Proof?> RunAsync(CancellationToken cancellationToken)
    {
        var calls = session.Tally.Calls;
        var verdicts = new List<CountVerdict>();
        foreach (var interval in session.State.Intervals.Reverse())
        {
            verdicts.Add(session.Descriptor.Counts ? await JudgeAsync(interval, cancellationToken) : CountVerdict.NotCounted);
        }

        return verdicts.Count == 0 ? null : await SaveAsync(verdicts, session.Tally.Calls - calls, cancellationToken);
    }

    private async Task<CountVerdict> JudgeAsync(ReadInterval interval, CancellationToken cancellationToken)
    {
        var (accounted, before) = ((long?)null, (long?)null);
        for (var searches = 0; ; searches++)
        {
            if (await MeasureAsync(interval, cancellationToken) is not { } measured)
            {
                return CountVerdict.NotCounted;
            }

            if (measured.Difference == 0 || measured.Difference == accounted)
            {
                return CountVerdict.Agrees(measured.Difference);
            }

            if (searches == MostSearches || (before == measured.Difference && accounted is null))
            {
                return CountVerdict.Differs(measured.Difference);
            }

            before = measured.Difference;
            if (await SearchAsync(measured, cancellationToken) is not { } search)
            {
                return CountVerdict.Blind;
            }

            if (!repairs)
            {
                return Located(search, measured.Difference);
            }

            accounted = search.GaveUp ? null : search.Accounted;
        }
    }

    private async Task<Measured?> MeasureAsync(ReadInterval interval, CancellationToken cancellationToken)
    {
        while (key.Within(interval) is { } seen && await session.Scope.Connector.CountAsync(session.Descriptor.Name, seen, cancellationToken) is { } count)
        {
            var difference = count - await session.Writer.CountRowsAsync(seen, cancellationToken);
            if (difference >= 0 || !await key.ChangedAsync(cancellationToken))
            {
                return new Measured(seen, count, difference);
            }
        }

        return null;
    }

    /// <summary>Looks for a difference; where counts lead nowhere, a repair reads all of it.</summary>
    private async Task<DifferenceSearch?> SearchAsync(Measured measured, CancellationToken cancellationToken)
    {
        var rows = Math.Max(measured.Count, await session.Writer.CountRowsAsync(measured.Stretch, cancellationToken));
        var pages = 1 + (int)(rows / Math.Max(1, session.Descriptor.PageSize));
        var search = new DifferenceSearch(session, reader, Math.Max(DifferenceSearch.Allowance(rows, session.Descriptor.PageSize), pages / 2));
        await search.RunAsync(measured.Stretch, measured.Count, fresh: null, cancellationToken);
        if (repairs && (search.GaveUp || search.IgnoresInterval))
        {
            search = new DifferenceSearch(session, reader, int.MaxValue);
            await search.ReadWholeAsync(measured.Stretch, cancellationToken);
        }

        return search.IgnoresInterval && search.GaveUp ? null : search;
    }

    /// <summary>Without a repair the difference stays; what counts is whether the pages show where it comes from.</summary>
    private CountVerdict Located(DifferenceSearch search, long difference) =>
        reader is LookingReader { Missing: 0 } && search.Read.All(r => r.Unserved == 0) && search.Accounted == difference
            ? CountVerdict.Agrees(difference)
            : CountVerdict.Differs(difference);

    private async Task<Proof> SaveAsync(List<CountVerdict> verdicts, int calls, CancellationToken cancellationToken)
    {
        var worst = verdicts.OrderBy(v => v.Weight).First();
        var now = session.Scope.Connector.ServerNow;
        var proof = new Proof(worst.State, now, key.Explain(worst.Words)) { Calls = calls };
        session.Claim(session.State with
        {
            KnownCountOffset = verdicts[0].Offset ?? session.State.KnownCountOffset,
            OpenDifference = worst.Open,
            VerdictState = ProofNames.Of(proof.State),
            Verdict = proof.Words,
            VerdictAt = now,
        });
        await session.CommitAsync(cancellationToken);
        return proof;
    }

    private readonly record struct Measured(ReadInterval Stretch, long Count, long Difference);
}
