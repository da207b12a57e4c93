using System.Globalization;
using System.Text.Json;
using Flitch.Connectors.Rest.Checking;
using Flitch.Connectors.Rest.Extraction;

namespace Flitch.Connectors.Kraken.Checking;

/// <summary>
/// Reads the answer of <c>GetApiKeyInfo</c>, seen in two spellings: <c>nonce_window</c> and <c>nonceWindow</c>, with numbers quoted or bare; a zero
/// means that there is no such limit.
/// </summary>
public sealed class KrakenKeyInfoReader : IKeyInfoReader
{
    /// <inheritdoc/>
    public KeyInfo Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            return Read(document.RootElement.GetProperty("result"));
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new ExtractionException("body:records-missing", "The answer does not list the key's permissions.", exception);
        }
    }

    /// <inheritdoc/>
    public bool IsUnavailable(string code) =>
        code is "EGeneral:Unknown method" or "EGeneral:Permission denied" or "EAPI:Feature disabled" or "EAPI:Bad request"
        || code.StartsWith("EGeneral:Invalid arguments", StringComparison.Ordinal)
        || code.StartsWith("EGeneral:Internal error", StringComparison.Ordinal);

    private static KeyInfo Read(JsonElement result) => new()
    {
        Permissions = result.GetProperty("permissions").EnumerateArray().Select(p => p.GetString() ?? "").ToHashSet(),
        Name = Text(result, "api_key_name", "apiKeyName"),
        Account = Text(result, "iban", "iban")?.Replace(" ", "", StringComparison.Ordinal),
        ValidUntil = Seconds(result, "valid_until", "validUntil"),
        QueryFrom = Seconds(result, "query_from", "queryFrom"),
        QueryTo = Seconds(result, "query_to", "queryTo"),
        NonceWindow = Number(result, "nonce_window", "nonceWindow"),
    };

    private static string? Text(JsonElement result, string name, string otherName) =>
        Find(result, name, otherName) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text ? text : null;

    private static long? Seconds(JsonElement result, string name, string otherName) =>
        Number(result, name, otherName) is { } seconds and > 0 and < 253_402_300_800 ? seconds : null;

    private static long? Number(JsonElement result, string name, string otherName)
    {
        var text = Find(result, name, otherName) switch
        {
            { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
            { ValueKind: JsonValueKind.String } quoted => quoted.GetString(),
            _ => null,
        };
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && decimal.Abs(value) < long.MaxValue
            ? (long)value
            : null;
    }

    private static JsonElement? Find(JsonElement result, string name, string otherName) =>
        result.TryGetProperty(name, out var value) || result.TryGetProperty(otherName, out value) ? value : null;
}
