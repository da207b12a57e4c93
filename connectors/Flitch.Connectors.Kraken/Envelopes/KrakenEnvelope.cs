using System.Text.Json;
using Flitch.Connectors.Rest.Envelopes;

namespace Flitch.Connectors.Kraken.Envelopes;

/// <summary>
/// Kraken's wrapping: <c>{"error":[…],"result":…}</c>. <c>error</c> may hold warnings (<c>W…</c>) before an error (<c>E…</c>), or be a plain string;
/// a success may lack <c>result</c>.
/// </summary>
public sealed class KrakenEnvelope : IResponseEnvelope
{
    /// <inheritdoc/>
    public EnvelopeReading Read(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        var errors = default(KrakenErrors);
        var (seenErrors, seenResult, hasResult) = (false, false, false);
        RequireObject(ref reader);

        // Mostly the errors come first and the result's rows need not be walked here: the extractor walks them.
        while (!(seenErrors && seenResult) && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isError, isResult) = (reader.ValueTextEquals("error"u8), reader.ValueTextEquals("result"u8));
            reader.Read();
            if (isError)
            {
                errors = KrakenErrors.Read(ref reader);
                seenErrors = true;
            }
            else if (isResult)
            {
                (seenResult, hasResult) = (true, reader.TokenType != JsonTokenType.Null);
                SkipUnless(seenErrors, ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return new EnvelopeReading(errors.Error, hasResult) { RetryAt = errors.RetryAt, Warnings = errors.Warnings ?? [] };
    }

    private static void RequireObject(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("The answer is not a JSON object.");
        }
    }

    private static void SkipUnless(bool done, ref Utf8JsonReader reader)
    {
        if (!done)
        {
            reader.Skip();
        }
    }
}
