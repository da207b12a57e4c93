using Flitch.Connectors.Reading;
using Flitch.Pipeline.Verifying;

namespace Flitch.Pipeline.Refreshing;

/// <summary>
/// Looks for where the service's count and the rows stored differ: first in a stretch that is read to its end, which shows how far the counts themselves
/// are to be trusted; then below it, by splitting along the stored rows until a difference stands within a page or two, and reading that.
/// </summary>
/// <param name="session">The dataset's turn.</param>
/// <param name="reader">Reads a stretch to its end.</param>
/// <param name="mostCalls">After so many calls in a row that brought nothing the search gives up.</param>
internal sealed class DifferenceSearch(DatasetSession session, IStretchReader reader, int mostCalls)
{
    private readonly List<ReadStretch> _read = [];
    private int _fruitless;

    /// <summary>What every count is off by, whatever it counts: the counts of two parts are together so much more than that of the whole.</summary>
    private long _constant;

    /// <summary>True when the calls ran out before the difference was found.</summary>
    public bool GaveUp { get; private set; }

    /// <summary>True when the count of a part is that of the whole: it does not look at what it is asked for.</summary>
    public bool IgnoresInterval { get; private set; }

    /// <summary>The difference of the service's count to the rows stored that its own pages account for: rows that it counts and does not serve, and the reverse.</summary>
    public long Accounted { get; private set; }

    /// <summary>The stretches that were read.</summary>
    public IReadOnlyList<ReadStretch> Read => _read;

    private int PageSize => Math.Max(1, session.Descriptor.PageSize);

    /// <summary>Calls that a search among so many rows may take without finding any: twice the logarithm of their pages, and a few.</summary>
    public static int Allowance(long rows, int pageSize) => 12 + (2 * (int)Math.Ceiling(Math.Log2(2 + (rows / (double)Math.Max(1, pageSize)))));

    /// <summary>Searches a stretch.</summary>
    /// <param name="whole">The stretch.</param>
    /// <param name="count">What the service counts in it.</param>
    /// <param name="fresh">Its newest part, when that alone was read since the counts agreed last; else null.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task RunAsync(ReadInterval whole, long count, ReadInterval? fresh, CancellationToken cancellationToken)
    {
        if (Math.Max(count, await StoredAsync(whole, cancellationToken)) <= 2 * PageSize)
        {
            await ReadAsync(whole, cancellationToken);
            return;
        }

        var sample = await ReadAsync(await SampleAsync(whole, fresh, cancellationToken), cancellationToken);
        var rest = whole with { To = sample.Interval.From ?? long.MinValue };
        if (sample.Interval == whole || count - await StoredAsync(whole, cancellationToken) == Accounted)
        {
            return;
        }

        IgnoresInterval = sample.Lie != 0 && sample.Count == count && await StoredAsync(rest, cancellationToken) > 0;
        await (IgnoresInterval ? ReadIfShortAsync(rest, cancellationToken) : SearchBelowAsync(rest, sample, count, cancellationToken));
    }

    /// <summary>Reads all of a stretch: the way out where counts lead nowhere.</summary>
    public Task ReadWholeAsync(ReadInterval whole, CancellationToken cancellationToken) => ReadAsync(whole, cancellationToken);

    /// <summary>The counts of sample and rest either add up to that of the whole, or are off by the same each: then that is taken from every count.</summary>
    private async Task SearchBelowAsync(ReadInterval rest, ReadStretch sample, long count, CancellationToken cancellationToken)
    {
        var counted = sample.Count ?? sample.Served;
        if (sample.Lie == 0)
        {
            await NarrowAsync(rest, count - counted, cancellationToken);
        }
        else if (await CountAsync(rest, cancellationToken) is { } below)
        {
            _constant = below + counted - count;
            await NarrowAsync(rest, below - _constant, cancellationToken);
        }
    }

    private async Task NarrowAsync(ReadInterval stretch, long count, CancellationToken cancellationToken)
    {
        var stored = await StoredAsync(stretch, cancellationToken);
        if (stored == count || GaveUp)
        {
            return;
        }

        if (IsShort(stored, count) || await session.Writer.FindMedianSecondAsync(stretch, cancellationToken) is not { } middle)
        {
            await ReadPartAsync(stretch, stored, count, cancellationToken);
        }
        else if (await CountAsync(stretch with { From = middle }, cancellationToken) is { } newer)
        {
            await NarrowAsync(stretch with { From = middle }, newer - _constant, cancellationToken);
            await NarrowAsync(stretch with { To = middle }, count - (newer - _constant), cancellationToken);
        }
    }

    /// <summary>Whether reading is cheaper than splitting on: a page or two, a stretch of which most is missing, or one in which nothing is served.</summary>
    private bool IsShort(long stored, long count) => Math.Max(stored, count) <= 2 * PageSize || 2 * (count - stored) >= count || count <= 0;

    private async Task ReadPartAsync(ReadInterval stretch, long stored, long count, CancellationToken cancellationToken)
    {
        if (count > stored || CanAfford(1 + (Math.Max(0, count) / PageSize)))
        {
            await ReadAsync(stretch, cancellationToken);
        }
    }

    private async Task ReadIfShortAsync(ReadInterval rest, CancellationToken cancellationToken)
    {
        if (CanAfford(1 + (await StoredAsync(rest, cancellationToken) / PageSize)))
        {
            // Its count was that of the whole, which is in the reckoning already.
            _constant = (await ReadAsync(rest, cancellationToken)).Count ?? 0;
            Accounted -= _constant;
        }
    }

    private async Task<ReadStretch> ReadAsync(ReadInterval stretch, CancellationToken cancellationToken)
    {
        var read = await reader.ReadAsync(stretch, cancellationToken);
        _read.Add(read);
        _fruitless = read.Found > 0 ? 0 : _fruitless + read.Pages;
        Accounted += (read.Count is { } count ? count - _constant : read.Served) - read.Stored;
        return read;
    }

    /// <summary>The newest page's worth of stored rows, or what is fresh where that is not much more.</summary>
    private async Task<ReadInterval> SampleAsync(ReadInterval whole, ReadInterval? fresh, CancellationToken cancellationToken)
    {
        if (fresh is { } part && part != whole && await StoredAsync(part, cancellationToken) <= 2 * PageSize)
        {
            return part;
        }

        var sample = whole;
        while (await StoredAsync(sample, cancellationToken) > PageSize && await session.Writer.FindMedianSecondAsync(sample, cancellationToken) is { } middle)
        {
            sample = sample with { From = middle };
        }

        return sample;
    }

    private async Task<long?> CountAsync(ReadInterval stretch, CancellationToken cancellationToken)
    {
        if (!CanAfford(1))
        {
            return null;
        }

        _fruitless++;
        return await session.Scope.Connector.CountAsync(session.Descriptor.Name, stretch, cancellationToken);
    }

    private bool CanAfford(long calls)
    {
        GaveUp |= _fruitless + calls > mostCalls;
        return !GaveUp;
    }

    private Task<long> StoredAsync(ReadInterval stretch, CancellationToken cancellationToken) => session.Writer.CountRowsAsync(stretch, cancellationToken);
}
