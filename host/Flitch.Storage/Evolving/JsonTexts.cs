using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;

namespace Flitch.Storage.Evolving;

/// <summary>
/// Stored values as the text that a service would send, so that they can go into <c>_rescued</c> and come home again, or be read as another type. No number passes
/// through a binary fraction.
/// </summary>
internal static class JsonTexts
{
    private const long MicrosecondsPerSecond = 1_000_000;

    /// <summary>A text with quotes.</summary>
    public static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    /// <summary>A column's values as DuckDB's text, an instant as microseconds, a list as a JSON array of such texts; as an expression.</summary>
    public static string Select(string column, ColumnType type) => type.Kind switch
    {
        ColumnKind.Timestamp => $"epoch_us({column})::VARCHAR",
        ColumnKind.List => $"CAST(to_json(list_transform({column}, x -> {Select("x", type.Element!)})) AS VARCHAR)",
        _ => $"{column}::VARCHAR",
    };

    /// <summary>What <see cref="Select"/> gave as a scalar's text, without quotes; of a list as a JSON array.</summary>
    public static string Plain(string selected, ColumnType type, TimeFormat time) => type.Kind switch
    {
        ColumnKind.Decimal => Shorten(selected),
        ColumnKind.Timestamp => Instant(long.Parse(selected, CultureInfo.InvariantCulture), time),
        ColumnKind.List => $"[{string.Join(',', Elements(selected).Select(e => e is null ? "null" : Raw(e, type.Element!, time)))}]",
        _ => selected,
    };

    /// <summary>What <see cref="Select"/> gave as it would stand in a service's JSON. Decimals and instants are quoted: other readers would round them.</summary>
    public static string Raw(string selected, ColumnType type, TimeFormat time) => type.Kind switch
    {
        ColumnKind.Integer or ColumnKind.Boolean or ColumnKind.List => Plain(selected, type, time),
        _ => Quote(Plain(selected, type, time)),
    };

    /// <summary>The texts of a JSON array of texts.</summary>
    private static List<string?> Elements(string array) => JsonSerializer.Deserialize(array, JsonTextsContext.Default.ListString)!;

    private static string Shorten(string number) => number.Contains('.', StringComparison.Ordinal) ? number.TrimEnd('0').TrimEnd('.') : number;

    private static string Instant(long microseconds, TimeFormat time)
    {
        if (time == TimeFormat.DateTime)
        {
            return DateTimeOffset.UnixEpoch.AddTicks(microseconds * 10).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        }

        var (seconds, rest) = Int128.DivRem(Int128.Abs(microseconds), MicrosecondsPerSecond);
        return Shorten(string.Create(CultureInfo.InvariantCulture, $"{(microseconds < 0 ? "-" : "")}{seconds}.{rest:000000}"));
    }
}
