using System.Text.Json;
using Flitch.Connectors.Rest.Envelopes;

namespace Flitch.Connectors.Rest.Tests.Support;

/// <summary>An envelope of <c>error</c>, <c>retryAt</c> (Unix seconds) and <c>data</c>.</summary>
internal sealed class TestEnvelope : IResponseEnvelope
{
    public EnvelopeReading Read(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        using var document = JsonDocument.ParseValue(ref reader);
        var root = document.RootElement;
        return new EnvelopeReading(root.TryGetProperty("error", out var error) ? error.GetString() : null, root.TryGetProperty("data", out _))
        {
            RetryAt = root.TryGetProperty("retryAt", out var at) ? DateTimeOffset.FromUnixTimeSeconds(at.GetInt64()) : null,
        };
    }
}
