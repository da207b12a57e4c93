using System.Collections;
using System.Globalization;

namespace Flitch.Analysis.Tiles.Answers;

/// <summary>Values of a result as text: decimals digit for digit, without zeros at the end; instants as ISO 8601 in UTC.</summary>
internal static class CellText
{
    public static string? Of(object? value) => value switch
    {
        null or DBNull => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTimeOffset time => Iso(time.UtcDateTime) + "Z",
        DateTime time => Iso(time),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IDictionary map => "{" + string.Join(", ", map.Cast<DictionaryEntry>().Select(e => $"{Of(e.Key)}: {Of(e.Value)}")) + "}",
        IEnumerable list => string.Join(", ", list.Cast<object?>().Select(Of)),
        IFormattable number => Trim(number.ToString(null, CultureInfo.InvariantCulture)),
        _ => value.ToString(),
    };

    /// <summary>The beginning of a stretch of time on the clocks of a zone: <c>2026-11-01T00:00:00</c>.</summary>
    public static string? Local(object? value, TimeZoneInfo zone) => value switch
    {
        DateTimeOffset time => Iso(TimeZoneInfo.ConvertTime(time, zone).DateTime),
        DateOnly day => Iso(day.ToDateTime(TimeOnly.MinValue)),
        _ => Of(value),
    };

    private static string Iso(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);

    private static string Trim(string number) => number.Contains('.', StringComparison.Ordinal) && !number.Contains('E', StringComparison.Ordinal)
        ? number.TrimEnd('0').TrimEnd('.')
        : number;
}
