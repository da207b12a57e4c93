using System.Collections;
using System.Globalization;
using Flitch.Host.Wording;

namespace Flitch.Host.Cli.Querying;

/// <summary>Writes a value of a result as text: decimals digit for digit, times as ISO 8601 in UTC.</summary>
internal static class ValueText
{
    /// <summary>The value as text; null for NULL.</summary>
    /// <param name="value">As the result's reader gives it.</param>
    public static string? Of(object? value) => value switch
    {
        null or DBNull => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTimeOffset time => Times.Iso(time),
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        byte[] bytes => "0x" + Convert.ToHexStringLower(bytes),
        IDictionary map => "{" + string.Join(", ", Entries(map).Select(e => $"{Nested(e.Key)}: {Nested(e.Value)}")) + "}",
        IEnumerable list => "[" + string.Join(", ", list.Cast<object?>().Select(Nested)) + "]",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>The entries of a STRUCT or MAP, in order.</summary>
    /// <param name="map">The value.</param>
    public static IEnumerable<DictionaryEntry> Entries(IDictionary map)
    {
        foreach (DictionaryEntry entry in map)
            yield return entry;
    }

    private static string Nested(object? value) => Of(value) ?? "NULL";
}
