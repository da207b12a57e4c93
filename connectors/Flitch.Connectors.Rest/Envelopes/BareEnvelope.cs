namespace Flitch.Connectors.Rest.Envelopes;

/// <summary>For services that wrap nothing: the body is the result, and the HTTP status alone tells of errors.</summary>
public sealed class BareEnvelope : IResponseEnvelope
{
    /// <inheritdoc/>
    public EnvelopeReading Read(ReadOnlySpan<byte> body) => new(null, HasResult: true);
}
