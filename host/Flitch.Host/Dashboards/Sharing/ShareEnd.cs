using System.Globalization;
using Flitch.Analysis.Dashboards;
using Flitch.Connectors;

namespace Flitch.Host.Dashboards.Sharing;

/// <summary>Until when a link opens, as people say it: <c>never</c>, <c>7d</c>, a day such as <c>2026-12-31</c>.</summary>
internal static class ShareEnd
{
    private const int MostDays = 3660;

    /// <summary>Reads it.</summary>
    /// <param name="text">The text; <c>never</c> or nothing for no end. A day is the last on which it opens.</param>
    /// <param name="zone">Where days end.</param>
    /// <param name="now">Now.</param>
    /// <exception cref="FlitchException">It is none of these (usage).</exception>
    public static DateTimeOffset? Read(string? text, TimeZoneInfo zone, DateTimeOffset now) => text?.Trim() switch
    {
        null or "" or "never" => null,
        [.. var number, 'd'] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= MostDays => now.AddDays(days),
        { } day when DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var last) && last.Year is > 1900 and < 9000 => ZonedTime.Start(last.AddDays(1), zone),
        _ => throw new FlitchException("usage:share-end", ErrorKind.Usage, "That is no end for a link.", "Say never, a number of days such as 7d, or its last day such as 2026-12-31."),
    };
}
