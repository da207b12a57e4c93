using System.Globalization;
using System.Text.RegularExpressions;
using Flitch.Connectors.Columns;

namespace Flitch.Storage.Manifests;

/// <summary>A manifest's types as ours.</summary>
internal static partial class ManifestTypes
{
    /// <summary>Reads what <see cref="ColumnType.ToSql"/> writes; null for anything else.</summary>
    public static ColumnType? Parse(string sql) => sql switch
    {
        "VARCHAR" => ColumnType.Text,
        "TIMESTAMP WITH TIME ZONE" => ColumnType.Timestamp,
        "BIGINT" => ColumnType.Integer,
        "BOOLEAN" => ColumnType.Boolean,
        "DATE" => ColumnType.Date,
        _ when sql.EndsWith("[]", StringComparison.Ordinal) => Parse(sql[..^2]) is { } element ? ColumnType.List(element) : null,
        _ => ParseDecimal(sql),
    };

    private static ColumnType? ParseDecimal(string sql) =>
        Decimal().Match(sql) is { Success: true } match
        && byte.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var precision)
        && byte.TryParse(match.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var scale)
            ? ColumnType.Decimal(precision, scale)
            : null;

    [GeneratedRegex(@"^DECIMAL\((\d+),(\d+)\)$")]
    private static partial Regex Decimal();
}
