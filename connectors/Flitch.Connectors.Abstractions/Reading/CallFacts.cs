namespace Flitch.Connectors.Reading;

/// <summary>One call to the service, successful or not: a line of the request log. Holds no secret, no nonce and no signature.</summary>
public sealed record CallFacts
{
    /// <summary>Number of the call within its run, from 1; <c>_page</c> of the rows it brought.</summary>
    public required int Number { get; init; }

    /// <summary>The object it was made for; null for a test or the server's time.</summary>
    public string? Object { get; init; }

    /// <summary>The path, for example <c>/0/private/Ledgers</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Parameters without nonce and secrets, as sent, for example <c>end=1750000000&amp;ofs=50</c>.</summary>
    public required string Parameters { get; init; }

    /// <summary>1 for the first try, then counting up.</summary>
    public required int Attempt { get; init; }

    /// <summary>When it was sent.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>From sending to the last byte of the answer.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>What it added to the call counter.</summary>
    public required int Cost { get; init; }

    /// <summary>HTTP status; null when no answer came.</summary>
    public int? Status { get; init; }

    /// <summary>Records in the answer.</summary>
    public int Records { get; init; }

    /// <summary>The count that the answer stated; null when none.</summary>
    public long? Count { get; init; }

    /// <summary>SHA-256 of the answer's body in lower-case hex; null when no answer came.</summary>
    public string? BodyHash { get; init; }

    /// <summary>The answer's length in bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>The error's code; null when the call succeeded.</summary>
    public string? Error { get; init; }

    /// <summary>What sort of error it was; null when the call succeeded, or was given up.</summary>
    public ErrorKind? ErrorKind { get; init; }

    /// <summary>The service's clock by the answer's Date header (whole seconds); null when it had none.</summary>
    public DateTimeOffset? ServerTime { get; init; }
}
