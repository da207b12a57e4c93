using System.Collections;
using System.Globalization;
using Flitch.DuckDb.Types;

namespace Flitch.Analysis.Rows;

/// <summary>A value as exact text, as filters and keys read it: decimals digit for digit without idle zeros, times in ISO 8601 and UTC. Nothing passes through a double.</summary>
public static class CellText
{
    /// <summary>The text; null for NULL.</summary>
    /// <param name="value">As a result gives it.</param>
    public static string? Of(object? value) => value switch
    {
        null or DBNull => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        decimal number => Trim(number.ToString(CultureInfo.InvariantCulture)),
        DuckDbDecimal number => Trim(number.ToString()),
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IEnumerable list => "[" + string.Join(", ", list.Cast<object?>().Select(v => Of(v) ?? "NULL")) + "]",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static string Trim(string number) => number.Contains('.', StringComparison.Ordinal) ? number.TrimEnd('0').TrimEnd('.') : number;
}
