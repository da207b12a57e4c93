using System.Globalization;
using System.Text.Json;

namespace Flitch.Connectors.Kraken.Envelopes;

/// <summary>What stands under <c>error</c>: the first error, and the warnings beside it.</summary>
/// <param name="Error">The first entry that is no warning; null when there is none.</param>
/// <param name="Warnings">Entries that begin with <c>W</c>; null when there is none.</param>
internal readonly record struct KrakenErrors(string? Error, List<string>? Warnings)
{
    /// <summary>The instant at the end of <c>EService: Throttled: 1700000000</c>, printed with and without the space; null for other errors.</summary>
    public DateTimeOffset? RetryAt => IsThrottled(Error) && long.TryParse(
        Error.AsSpan(Error!.LastIndexOf(':') + 1).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    /// <summary>Reads an array of texts, or one text.</summary>
    public static KrakenErrors Read(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => default,
        JsonTokenType.String => default(KrakenErrors).With(reader.GetString()!),
        JsonTokenType.StartArray => ReadArray(ref reader),
        _ => throw new JsonException("The answer's error is neither a list nor a text."),
    };

    private static KrakenErrors ReadArray(ref Utf8JsonReader reader)
    {
        var errors = default(KrakenErrors);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            errors = errors.With(reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException("An error is not a text."));
        }

        return errors;
    }

    private KrakenErrors With(string entry) => entry switch
    {
        "" => this,
        ['W', ..] => this with { Warnings = [.. Warnings ?? [], entry] },
        _ => this with { Error = Error ?? entry },
    };

    private static bool IsThrottled(string? error) =>
        error is not null
        && (error.StartsWith("EService: Throttled", StringComparison.Ordinal) || error.StartsWith("EService:Throttled", StringComparison.Ordinal));
}
