namespace Flitch.Connectors.Rest.Envelopes;

/// <summary>Knows how a service wraps its answers: where an error stands, and whether there is a result.</summary>
public interface IResponseEnvelope
{
    /// <summary>Looks at an answer's wrapping; the records are the extractor's.</summary>
    /// <param name="body">The whole body, UTF-8 JSON.</param>
    /// <exception cref="System.Text.Json.JsonException">The body is not JSON as far as it had to be read.</exception>
    EnvelopeReading Read(ReadOnlySpan<byte> body);
}
