namespace Flitch.Connectors.Rest;

/// <summary>Limits of calling. The defaults suit a service on the internet; tests make them shorter.</summary>
public sealed record RestOptions
{
    /// <summary>How long making a connection may take. Default: 10 seconds.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a call may take from sending to the last byte of its answer. Default: 60 seconds.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long one call is tried again after its first failure. Default: 10 minutes.</summary>
    public TimeSpan RetryDeadline { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The same for the test of a connection, in front of which a person sits. Default: 20 seconds.</summary>
    public TimeSpan CheckRetryDeadline { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Where the doubling of waits ends. Default: 60 seconds.</summary>
    public TimeSpan MaxBackoff { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The most bytes an answer may have, decompressed. Default: 64 MiB; a full page has about 11 KiB.</summary>
    public int MaxAnswerBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>The name in the User-Agent header.</summary>
    public string UserAgent { get; init; } = "Flitch";
}
