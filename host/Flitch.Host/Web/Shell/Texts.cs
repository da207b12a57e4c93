using System.Globalization;
using Flitch.Host.Wording;

namespace Flitch.Host.Web.Shell;

/// <summary>How pages write numbers and times. Times are in the zone that was chosen (<see cref="PageZone"/>); files keep UTC.</summary>
internal static class Texts
{
    private static readonly (TimeSpan Below, double Seconds, string Unit)[] Steps =
    [
        (TimeSpan.FromHours(1), 60, "minute"),
        (TimeSpan.FromDays(1), 3600, "hour"),
        (TimeSpan.FromDays(14), 86400, "day"),
    ];

    /// <summary>For programs: <c>2026-11-23T15:04:05Z</c>.</summary>
    public static string Machine(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>For people: <c>23 November 2026, 15:04:05 UTC</c>.</summary>
    public static string Instant(DateTimeOffset at) => $"{PageZone.Of(at).ToString("d MMMM yyyy, HH:mm:ss", CultureInfo.InvariantCulture)} {PageZone.Offset(at)}";

    /// <summary>To the second, where the zone stands beside it: <c>2026-11-23 15:04:05</c>.</summary>
    public static string Second(DateTimeOffset at) => PageZone.Of(at).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>For people, by the day: <c>23 Nov 2026</c>.</summary>
    public static string Day(DateTimeOffset at) => PageZone.Of(at).ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>just now</c>, <c>3 minutes ago</c>, <c>in 2 hours</c>; the day where it is long ago.</summary>
    /// <param name="at">The instant.</param>
    /// <param name="now">Now.</param>
    public static string Ago(DateTimeOffset at, DateTimeOffset now)
    {
        var distance = (at - now).Duration();
        if (distance < TimeSpan.FromMinutes(1))
        {
            return at > now ? "in a moment" : "just now";
        }

        var step = Array.Find(Steps, s => distance < s.Below);
        if (step.Unit is null)
        {
            return Day(at);
        }

        var text = Counted((long)(distance.TotalSeconds / step.Seconds), step.Unit);
        return at > now ? "in " + text : text + " ago";
    }

    /// <summary><c>every hour</c>, <c>every 15 minutes</c></summary>
    /// <param name="interval">How often.</param>
    public static string Every(TimeSpan interval)
    {
        var (number, unit) = RefreshChoice.Of(interval);
        return number == 1 ? "every " + unit : $"every {Counted(number, unit)}";
    }

    /// <summary><c>1 row</c>, <c>12,345 rows</c>.</summary>
    /// <param name="count">How many.</param>
    /// <param name="unit">What, in the singular.</param>
    public static string Counted(long count, string unit) => $"{Number(count)} {unit}{(count == 1 ? "" : "s")}";

    /// <summary><c>12,345</c></summary>
    public static string Number(long count) => Times.Count(count);
}
