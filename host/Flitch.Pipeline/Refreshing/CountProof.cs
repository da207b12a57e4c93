using System.Globalization;
using Flitch.Connectors.Reading;

namespace Flitch.Pipeline.Refreshing;

/// <summary>
/// Compares the service's counts with the rows stored. A count is a hint, pages are the truth: where both disagree, the stretch is split until the difference
/// stands within a page or two, and that is read again. What then still differs is the object's known offset.
/// </summary>
internal sealed class CountProof(DatasetSession session)
{
    /// <summary>At most so many counting calls for one difference; a full check is the business of verify.</summary>
    private const int MostCalls = 60;

    private int _calls;
    private bool _gaveUp;

    /// <summary>Whether the count that came with a listing is that of the rows stored; true when there is nothing to compare.</summary>
    public async Task<bool> AgreesAsync(ReadInterval stretch, Listing listing, CancellationToken cancellationToken)
    {
        // Beyond the service's clock rows may have come since the count was made.
        if (listing.Count is not { } count || listing.To < stretch.To || session.Writer.IsReplacement)
        {
            return true;
        }

        return await session.Writer.CountRowsAsync(stretch, cancellationToken) == count - Offset;
    }

    /// <summary>Measures a difference once more, finds where it is, reads that again, and remembers what nothing explains.</summary>
    public async Task ReconcileAsync(ReadInterval whole, CancellationToken cancellationToken)
    {
        if (session.Writer.IsReplacement || await CountAsync(whole, cancellationToken) is not { } count)
        {
            return;
        }

        if (await DifferenceAsync(whole, count, cancellationToken) != 0)
        {
            await NarrowAsync(whole, count, cancellationToken);
            count = await CountAsync(whole, cancellationToken) ?? count;
        }

        await SaveVerdictAsync(await DifferenceAsync(whole, count, cancellationToken), cancellationToken);
    }

    private long Offset => session.State.KnownCountOffset ?? 0;

    private int PageSize => Math.Max(1, session.Descriptor.PageSize);

    private async Task NarrowAsync(ReadInterval stretch, long count, CancellationToken cancellationToken)
    {
        var from = stretch.From ?? BeforeFirst(stretch);
        var middle = from + ((stretch.To - from) / 2);
        if (_calls >= MostCalls)
        {
            _gaveUp = true;
            return;
        }

        if (count <= 2 * PageSize || middle <= from)
        {
            await RereadAsync(stretch, cancellationToken);
            return;
        }

        var newer = new ReadInterval(middle, stretch.To);
        var older = stretch with { To = middle };
        if (await CountAsync(newer, cancellationToken) is not { } newerCount)
        {
            return;
        }

        await NarrowIfDifferentAsync(newer, newerCount, cancellationToken);
        await NarrowIfDifferentAsync(older, count - newerCount, cancellationToken);
    }

    private async Task NarrowIfDifferentAsync(ReadInterval stretch, long count, CancellationToken cancellationToken)
    {
        if (await session.Writer.CountRowsAsync(stretch, cancellationToken) != count)
        {
            await NarrowAsync(stretch, count, cancellationToken);
        }
    }

    /// <summary>Reads a stretch again. Its seconds are complete already or become so; rows that differ are replaced, rows that were missing are added.</summary>
    private async Task RereadAsync(ReadInterval stretch, CancellationToken cancellationToken)
    {
        var listing = new Listing(session, stretch);
        await listing.ReadAsync(stopAt: null, stored: null, cancellationToken);
        await session.CommitAsync(listing.Intervals, cancellationToken);
    }

    private Task SaveVerdictAsync(long difference, CancellationToken cancellationToken)
    {
        var verdict = difference == 0 ? "The service's count agrees with the rows stored." : _gaveUp ? NotFound(difference) : Unexplained(difference);
        if (difference != 0)
        {
            session.Tally.Note(verdict);
        }

        // Only what reading again did not mend is an offset; what was not looked at to the end will be looked for by the next run.
        var offset = difference == 0 || _gaveUp ? session.State.KnownCountOffset : Offset + difference;
        return session.CommitAsync(
            session.State with { KnownCountOffset = offset, Verdict = verdict, VerdictAt = session.Scope.Connector.ServerNow }, cancellationToken);
    }

    private static string NotFound(long difference) => string.Create(
        CultureInfo.InvariantCulture, $"The service counts {Math.Abs(difference)} {(difference > 0 ? "more" : "fewer")} rows than are stored; where they are was not found within {MostCalls} calls, and the next refresh goes on looking.");

    private static string Unexplained(long difference) => string.Create(
        CultureInfo.InvariantCulture,
        $"The service counts {Math.Abs(difference)} row{(Math.Abs(difference) == 1 ? "" : "s")} {(difference > 0 ? "more" : "fewer")} than it serves or than are stored; its pages were read again and hold no others.");

    private async Task<long> DifferenceAsync(ReadInterval stretch, long count, CancellationToken cancellationToken) =>
        count - Offset - await session.Writer.CountRowsAsync(stretch, cancellationToken);

    private async Task<long?> CountAsync(ReadInterval stretch, CancellationToken cancellationToken)
    {
        _calls++;
        return await session.Scope.Connector.CountAsync(session.Descriptor.Name, stretch, cancellationToken);
    }

    /// <summary>Where splitting a stretch without a beginning begins: a year before the first row stored, so that older rows fall into the older half.</summary>
    private long BeforeFirst(ReadInterval stretch)
    {
        var first = session.Writer.Manifest.First is { } microseconds ? microseconds / 1_000_000 : stretch.To;
        return Math.Min(first, stretch.To) - (365L * 24 * 60 * 60);
    }
}
