using Flitch.Connectors.Rest.Envelopes;
using Flitch.Connectors.Rest.Http;

namespace Flitch.Connectors.Rest.Calling;

/// <summary>One request and what came back. Disposing gives the body's memory back.</summary>
internal sealed class Exchange : IDisposable
{
    /// <summary>When it was sent, by our clock.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>From sending to the last byte, or to the failure.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>HTTP status; null when no answer came.</summary>
    public int? Status { get; init; }

    /// <summary>The answer's Date header; null when it had none.</summary>
    public DateTimeOffset? ServerTime { get; init; }

    /// <summary>The body; null when none came whole.</summary>
    public AnswerBody? Body { get; init; }

    /// <summary>Why it failed; null when a result came.</summary>
    public CallFailure? Failure { get; init; }

    /// <summary>What the envelope says; only without failure.</summary>
    public EnvelopeReading Envelope { get; init; }

    /// <summary>When the last byte came, by our clock.</summary>
    public DateTimeOffset ArrivedAt => SentAt + Duration;

    /// <inheritdoc/>
    public void Dispose() => Body?.Dispose();
}
