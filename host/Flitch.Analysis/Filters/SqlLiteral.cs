using System.Globalization;
using System.Text.RegularExpressions;
using Flitch.Analysis.Shapes;
using Flitch.Connectors;
using Flitch.Connectors.Columns;
using Flitch.DuckDb;

namespace Flitch.Analysis.Filters;

/// <summary>A value as a literal of its column's type.</summary>
internal static partial class SqlLiteral
{
    /// <summary>Reads the value as the column's type and writes it as SQL.</summary>
    /// <exception cref="FlitchException">Kind usage: the column cannot hold it.</exception>
    public static string Of(ShapeColumn column, string value) => column.Type.Kind switch
    {
        ColumnKind.Text => SqlText.Literal(value),
        ColumnKind.Decimal when Decimal().IsMatch(value) && Fits(column.Type, value) => $"'{value}'::{column.Type.ToSql()}",
        ColumnKind.Integer when Integer().IsMatch(value) => value,
        ColumnKind.Boolean when bool.TryParse(value, out var flag) => flag ? "true" : "false",
        ColumnKind.Date when DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) =>
            $"DATE '{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'",
        ColumnKind.Timestamp when Instant(value) is { } instant => $"TIMESTAMPTZ '{instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)}+00'",
        _ => throw new FlitchException("filter:value", ErrorKind.Usage, $"\"{value}\" is no value of {column.Name}.", Expected(column.Type)),
    };

    // A literal of another width would be compared as a double, or not at all.
    private static bool Fits(ColumnType type, string value)
    {
        var parts = value.TrimStart('-').TrimStart('0').Split('.');
        return parts[0].Length <= type.Precision - type.Scale && (parts.Length == 1 || parts[1].TrimEnd('0').Length <= type.Scale);
    }

    // Without an offset an instant is in UTC, as everything that is stored.
    private static DateTimeOffset? Instant(string value) =>
        Iso().IsMatch(value) && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;

    private static string Expected(ColumnType type) => type.Kind switch
    {
        ColumnKind.Decimal => $"Write a number, for example -12.5, with at most {type.Precision - type.Scale} digits before the point and {type.Scale} behind it.",
        ColumnKind.Integer => "Write a whole number.",
        ColumnKind.Boolean => "Write true or false.",
        ColumnKind.Date => "Write a day, for example 2026-01-31.",
        _ => "Write an instant in ISO 8601, for example 2026-01-31 or 2026-01-31T12:00:00Z.",
    };

    [GeneratedRegex(@"^-?[0-9]{1,38}(\.[0-9]{1,38})?\z")]
    private static partial Regex Decimal();

    [GeneratedRegex(@"^-?[0-9]{1,18}\z")]
    private static partial Regex Integer();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,7})?)?(Z|[+-][0-9]{2}:[0-9]{2})?)?\z")]
    private static partial Regex Iso();
}
