namespace Flitch.Connectors.Rest.Calling;

/// <summary>Why an attempt failed.</summary>
/// <param name="Code">The service's words, or one of ours.</param>
internal sealed record CallFailure(string Code)
{
    /// <summary>What exactly could not be read; null when there is nothing to add.</summary>
    public string? Detail { get; init; }

    /// <summary>When the service allows calls again, by our clock; null when it did not say.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>What it came from, for the log file; null for an answer of the service.</summary>
    public Exception? Cause { get; init; }
}
