using System.Globalization;
using Flitch.Connectors;

namespace Flitch.Host.Wording;

/// <summary>Reads a point in time as people and programs write it.</summary>
internal static class TimeArgument
{
    private static readonly string[] Formats =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK"];

    /// <summary>The time, in UTC unless it says otherwise; null for no text.</summary>
    /// <param name="text">What a person wrote.</param>
    /// <exception cref="FlitchException">It is not a time (usage).</exception>
    public static DateTimeOffset? Read(string? text)
    {
        if (text is null)
            return null;
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, Utc, out var time) ? time : throw new FlitchException(
            "usage:time", ErrorKind.Usage, $"\"{text}\" is not a time.", "Write it as 2026-01-31 or 2026-01-31T12:00:00Z (UTC).");
    }
}
