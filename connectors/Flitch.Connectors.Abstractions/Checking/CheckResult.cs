namespace Flitch.Connectors.Checking;

/// <summary>What a test of a connection found.</summary>
public sealed record CheckResult
{
    /// <summary>Object by object, in catalogue order.</summary>
    public required IReadOnlyList<ObjectAccess> Objects { get; init; }

    /// <summary>What a person should know: a key that can trade, that expires, that is limited to a date range.</summary>
    public IReadOnlyList<CheckNotice> Notices { get; init; } = [];

    /// <summary>The name that the key's owner gave it; null when unknown.</summary>
    public string? KeyName { get; init; }

    /// <summary>
    /// Something that stays the same for an account whatever the key (hashed); null when the service does not tell. A key of another account
    /// is refused for an existing connection.
    /// </summary>
    public string? AccountIdentity { get; init; }

    /// <summary>How it was found out: <c>key info</c> or <c>probes</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The key's history begins here (Unix seconds); null when it is not limited.</summary>
    public long? QueryFrom { get; init; }

    /// <summary>The key's history ends here (Unix seconds); null when it is not limited.</summary>
    public long? QueryTo { get; init; }

    /// <summary>The calls that the test made.</summary>
    public int Calls { get; init; }
}
