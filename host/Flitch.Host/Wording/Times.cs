using System.Globalization;

namespace Flitch.Host.Wording;

/// <summary>How times and durations are written for people and programs: always UTC.</summary>
internal static class Times
{
    /// <summary>ISO 8601 in UTC, with as many decimals as there are (six at most).</summary>
    /// <param name="time">The time.</param>
    public static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>To the second, for tables.</summary>
    /// <param name="time">The time; null prints as a dash.</param>
    public static string Second(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>To the minute and without the year, for narrow tables.</summary>
    /// <param name="time">The time; null prints as a dash.</param>
    public static string Minute(DateTimeOffset? time) => time?.UtcDateTime.ToString("MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>A stretch of time in a few characters: <c>0.4 s</c>, <c>12 s</c>, <c>3 min 20 s</c>, <c>2 h 13 min</c>.</summary>
    /// <param name="duration">How long.</param>
    public static string Duration(TimeSpan duration) => duration switch
    {
        { TotalSeconds: < 10 } => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.0} s"),
        { TotalSeconds: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(duration.TotalSeconds):0} s"),
        { TotalMinutes: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{duration.Minutes} min {duration.Seconds} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(duration.TotalHours):0} h {duration.Minutes} min"),
    };

    /// <summary>A number with one decimal where it has any.</summary>
    /// <param name="number">The number.</param>
    public static string Decimal(decimal number) => number.ToString("#,0.#", CultureInfo.InvariantCulture);

    /// <summary>A number with commas between thousands.</summary>
    /// <param name="number">The number.</param>
    public static string Count(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
