using Flitch.Connectors.Reading;

namespace Flitch.Pipeline.Refreshing;

/// <summary>Splits a stretch until the difference between the service's count and the rows stored stands within a page or two, and reads that again.</summary>
internal sealed class DifferenceSearch(DatasetSession session)
{
    /// <summary>At most so many counting calls in one run; looking everywhere is the business of verify.</summary>
    private const int MostCalls = 60;

    private const long Year = 365L * 24 * 60 * 60;

    private int _calls;

    /// <summary>True when the calls ran out before the difference was found.</summary>
    public bool GaveUp { get; private set; }

    private int PageSize => Math.Max(1, session.Descriptor.PageSize);

    public async Task RunAsync(ReadInterval whole, CancellationToken cancellationToken)
    {
        if (await CountAsync(whole, cancellationToken) is { } count)
        {
            await NarrowAsync(whole, count, cancellationToken);
        }
    }

    private async Task NarrowAsync(ReadInterval stretch, long count, CancellationToken cancellationToken)
    {
        var stored = await session.Writer.CountRowsAsync(stretch, cancellationToken);
        if (stored == count)
        {
            return;
        }

        var from = stretch.From ?? BeforeFirst(stretch);
        var middle = from + ((stretch.To - from) / 2);
        if (middle <= from || Math.Max(stored, count) <= 2 * PageSize)
        {
            await RereadAsync(stretch, cancellationToken);
        }
        else
        {
            await SplitAsync(stretch with { To = middle }, new ReadInterval(middle, stretch.To), count, cancellationToken);
        }
    }

    private async Task SplitAsync(ReadInterval older, ReadInterval newer, long count, CancellationToken cancellationToken)
    {
        if (await CountAsync(newer, cancellationToken) is not { } ofNewer || await IgnoresIntervalAsync(older, ofNewer, count, cancellationToken))
        {
            return;
        }

        await NarrowAsync(newer, ofNewer, cancellationToken);
        await NarrowAsync(older, count - ofNewer, cancellationToken);
    }

    /// <summary>A count that is the same for both halves as for the whole does not look at the interval; splitting leads nowhere.</summary>
    private async Task<bool> IgnoresIntervalAsync(ReadInterval older, long ofNewer, long count, CancellationToken cancellationToken) =>
        ofNewer == count && count > 0 && await session.Writer.CountRowsAsync(older, cancellationToken) > 0 && await CountAsync(older, cancellationToken) == count;

    /// <summary>Reads a stretch again; rows that differ are replaced, rows that were missing are added.</summary>
    private async Task RereadAsync(ReadInterval stretch, CancellationToken cancellationToken)
    {
        var listing = new Listing(session, stretch);
        await listing.ReadAsync(stopAt: null, stored: null, cancellationToken);
        await session.CommitAsync(listing.Intervals, cancellationToken);
    }

    private async Task<long?> CountAsync(ReadInterval stretch, CancellationToken cancellationToken)
    {
        GaveUp |= _calls >= MostCalls;
        return GaveUp ? null : await CountOnceAsync(stretch, cancellationToken);
    }

    private async Task<long?> CountOnceAsync(ReadInterval stretch, CancellationToken cancellationToken)
    {
        _calls++;
        return await session.Scope.Connector.CountAsync(session.Descriptor.Name, stretch, cancellationToken);
    }

    /// <summary>Where splitting a stretch without a beginning begins: a year before the first row stored, so that older rows fall into the older half.</summary>
    private long BeforeFirst(ReadInterval stretch)
    {
        var first = session.Writer.Manifest.First is { } microseconds ? microseconds / 1_000_000 : stretch.To;
        return Math.Min(first, stretch.To) - Year;
    }
}
