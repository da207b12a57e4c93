namespace Flitch.Connectors.Kraken.Sandbox.Keys;

/// <summary>One API key of the account: what it may do, and where its nonce and call counter stand.</summary>
internal sealed class ApiKey
{
    /// <summary>What the owner calls it.</summary>
    public required string Name { get; init; }

    /// <summary>The public key.</summary>
    public required string Key { get; init; }

    /// <summary>The private key, in base64.</summary>
    public required string Secret { get; init; }

    /// <summary>The private key's bytes.</summary>
    public required byte[] SecretBytes { get; init; }

    /// <summary>What it may do.</summary>
    public required IReadOnlyList<string> Permissions { get; init; }

    /// <summary>Unix seconds after which it is unknown; 0 for never.</summary>
    public long ValidUntil { get; init; }

    /// <summary>Unix seconds: history queries answer nothing older; 0 for no limit.</summary>
    public long QueryFrom { get; set; }

    /// <summary>Unix seconds: history queries answer nothing newer; 0 for no limit.</summary>
    public long QueryTo { get; set; }

    /// <summary>Second factor that every call must carry, or null.</summary>
    public string? Otp { get; init; }

    /// <summary>Addresses from which it may be used; empty for any.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Its nonces.</summary>
    public required NonceWindow Nonces { get; init; }

    /// <summary>Its call counter.</summary>
    public required CallCounter Counter { get; init; }

    /// <summary>Unix seconds of the last call that passed the signature.</summary>
    public long LastUsed { get; set; }
}
