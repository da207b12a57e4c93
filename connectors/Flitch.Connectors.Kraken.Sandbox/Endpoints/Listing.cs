using Flitch.Connectors.Kraken.Sandbox.Account;
using Flitch.Connectors.Kraken.Sandbox.Keys;
using Flitch.Connectors.Kraken.Sandbox.Options;

namespace Flitch.Connectors.Kraken.Sandbox.Endpoints;

/// <summary>
/// Rows sorted by time, of which a caller sees those that match, newest first. A page costs two binary searches; a filter is worked out once and
/// kept until the account changes.
/// </summary>
internal sealed class Listing
{
    private const int MostKept = 16;
    private readonly Dictionary<string, (int Version, int[] Places)> _kept = new(StringComparer.Ordinal);

    /// <summary>Finds a page.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="window">What the caller asks for.</param>
    /// <param name="key">Whose call it is; its date range limits what is seen.</param>
    /// <param name="settings">Page size and mode of counting.</param>
    /// <param name="size">Rows of the page.</param>
    public ListingPage Find(ListingRows rows, Window window, ApiKey? key, SandboxSettings settings, int size)
    {
        var places = rows.FilterName is { } name ? Filter(rows, name) : null;
        var count = places?.Length ?? rows.Count;
        long TimeAt(int index) => rows.TimeAt(places is null ? index : places[index]);
        var low = FirstAfter(TimeAt, count, Math.Max(window.Start, key is { QueryFrom: > 0 } ? key.QueryFrom * UnixTicks.PerSecond - 1 : long.MinValue));
        var high = FirstAfter(TimeAt, count, Math.Min(window.End, key is { QueryTo: > 0 } ? key.QueryTo * UnixTicks.PerSecond : long.MaxValue));
        var matching = Math.Max(0, high - low);
        var page = new int[Math.Clamp(matching - window.Offset, 0, size)];
        for (var row = 0; row < page.Length; row++)
        {
            var index = settings.Order == RowOrder.Oldest ? low + window.Offset + row : high - 1 - window.Offset - row;
            page[row] = places is null ? index : places[index];
        }

        if (settings.Order == RowOrder.Shuffled)
            Array.Sort(page, (left, right) => Dice.Mix(1, (ulong)left).CompareTo(Dice.Mix(1, (ulong)right)));
        return new ListingPage(page, Count(matching, rows.Count, settings));
    }

    private static int? Count(int matching, int all, SandboxSettings settings) => settings.Count switch
    {
        CountMode.Ok => Math.Max(0, matching + settings.CountOffset),
        CountMode.IgnoresFilters => all,
        _ => null,
    };

    private static int FirstAfter(Func<int, long> timeAt, int count, long time)
    {
        var (low, high) = (0, count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (timeAt(middle) > time)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    private int[] Filter(ListingRows rows, string name)
    {
        if (_kept.TryGetValue(name, out var kept) && kept.Version == rows.Version)
            return kept.Places;
        if (_kept.Count >= MostKept)
            _kept.Clear();
        var places = new List<int>();
        for (var place = 0; place < rows.Count; place++)
        {
            if (rows.Matches(place))
                places.Add(place);
        }

        return (_kept[name] = (rows.Version, [.. places])).Places;
    }
}

/// <summary>The rows of a listing.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="TimeAt">The time at a place; never less than at the place before.</param>
/// <param name="Version">Of the account.</param>
/// <param name="FilterName">Tells one filter from another; null for none.</param>
/// <param name="Matches">Whether the row at a place passes the filter.</param>
internal sealed record ListingRows(int Count, Func<int, long> TimeAt, int Version, string? FilterName, Func<int, bool> Matches);

/// <summary>One page of a listing.</summary>
/// <param name="Places">Of its rows, newest first.</param>
/// <param name="Count">What <c>count</c> says; null for nothing.</param>
internal sealed record ListingPage(int[] Places, int? Count);
