using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Flitch.Storage.Manifests;

/// <summary>How day sums stand in a manifest: one text a day, <c>"2026-11-01 12 00f3…"</c>, with <c>-</c> for the rows without a day; a manifest has hundreds.</summary>
internal sealed class DaySumsJson : JsonConverter<DaySums>
{
    private const string DayFormat = "yyyy-MM-dd";

    public override DaySums Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("Day sums are no array.");
        }

        var days = new List<DayFigures>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            days.Add(Parse(reader.TokenType == JsonTokenType.String ? reader.GetString()! : ""));
        }

        return DaySums.Of(days);
    }

    public override void Write(Utf8JsonWriter writer, DaySums value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var (day, rows, hash) in value)
        {
            var name = day?.ToString(DayFormat, CultureInfo.InvariantCulture) ?? "-";
            writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{name} {rows} {hash:x16}"));
        }

        writer.WriteEndArray();
    }

    private static DayFigures Parse(string text)
    {
        var parts = text.Split(' ');
        return parts.Length == 3
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var rows)
            && ulong.TryParse(parts[2], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hash)
            ? new(ParseDay(parts[0]), rows, hash)
            : throw new JsonException($"'{text}' is no day sum.");
    }

    private static DateOnly? ParseDay(string text) => text == "-" ? null
        : DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new JsonException($"'{text}' is no day.");
}
