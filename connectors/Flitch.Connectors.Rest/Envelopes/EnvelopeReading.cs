namespace Flitch.Connectors.Rest.Envelopes;

/// <summary>What an answer's wrapping says.</summary>
/// <param name="Error">The first error, in the service's own words; null when the call succeeded.</param>
/// <param name="HasResult">Whether there is a result that is not null.</param>
public readonly record struct EnvelopeReading(string? Error, bool HasResult)
{
    /// <summary>When the service says that calling may go on; null when it does not say. By the service's clock.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>Warnings that came along, in the service's own words.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
