namespace Flitch.Connectors.Rest.Checking;

/// <summary>What the service tells of a key.</summary>
public sealed record KeyInfo
{
    /// <summary>The permissions it has, by their names in the connector file.</summary>
    public required IReadOnlySet<string> Permissions { get; init; }

    /// <summary>The name that its owner gave it; null when unknown.</summary>
    public string? Name { get; init; }

    /// <summary>What stays the same for the account whatever the key, in clear; null when the service does not tell. Only its hash leaves.</summary>
    public string? Account { get; init; }

    /// <summary>When the key ends (Unix seconds); null when it does not.</summary>
    public long? ValidUntil { get; init; }

    /// <summary>The key's history begins here (Unix seconds); null when it is not limited.</summary>
    public long? QueryFrom { get; init; }

    /// <summary>The key's history ends here (Unix seconds); null when it is not limited.</summary>
    public long? QueryTo { get; init; }

    /// <summary>How far behind the highest nonce one may lie, in nonce units; null when unknown.</summary>
    public long? NonceWindow { get; init; }
}
