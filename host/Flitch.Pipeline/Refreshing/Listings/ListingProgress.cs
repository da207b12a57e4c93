using Flitch.Connectors.Reading;

namespace Flitch.Pipeline.Refreshing.Listings;

/// <summary>
/// What the pages of one listing prove. A second counts as complete when an older one, or the listing's end, was seen; and only while every page begins
/// where the page before ended: a listing that turns out not to be newest first proves nothing until it is drained. A page's own word counts once the next
/// page has borne it out, so that the first page of a listing in another order claims nothing.
/// </summary>
/// <param name="interval">The listing's interval.</param>
internal sealed class ListingProgress(ReadInterval interval)
{
    private const long MicrosecondsPerSecond = 1_000_000;

    private long? _oldest;
    private long? _confirmed;

    /// <summary>False once a page held a row newer than the oldest of the pages before.</summary>
    public bool Ordered { get; private set; } = true;

    /// <summary>True once the listing's end was proven.</summary>
    public bool Drained { get; private set; }

    /// <summary>Takes a page into account.</summary>
    /// <param name="oldest">Its smallest cursor, microseconds; null without rows.</param>
    /// <param name="newest">Its largest cursor.</param>
    /// <param name="isLast">Whether it proves the listing's end.</param>
    public void Add(long? oldest, long? newest, bool isLast)
    {
        Drained |= isLast;
        if (oldest is not { } low || newest is not { } high)
        {
            return;
        }

        if (_oldest is { } before)
        {
            Ordered &= high <= before;
            _confirmed = before;
        }

        _oldest = Math.Min(_oldest ?? low, low);
    }

    /// <summary>Whether a row at or before <paramref name="second"/> was seen.</summary>
    public bool Reached(long second) => _oldest <= second * MicrosecondsPerSecond;

    /// <summary>The stretch that is complete now; null when none is.</summary>
    /// <param name="to">Its upper end: the listing's own, or less where the service's clock was behind it.</param>
    public ReadInterval? Complete(long to)
    {
        if (Drained)
        {
            return interval with { To = to };
        }

        // A second (s - 1, s] is whole when its every row is newer than the oldest seen; the second of the oldest row itself may go on in the next page.
        return Ordered && _confirmed is { } bound && Ceiling(bound) is var from && from < to ? new ReadInterval(from, to) : null;
    }

    private static long Ceiling(long microseconds) =>
        Math.DivRem(microseconds, MicrosecondsPerSecond, out var rest) + (rest > 0 ? 1 : 0);
}
