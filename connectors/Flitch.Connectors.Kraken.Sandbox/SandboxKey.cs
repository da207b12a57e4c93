namespace Flitch.Connectors.Kraken.Sandbox;

/// <summary>One API key of the sandbox's account. It opens nothing but the sandbox.</summary>
/// <param name="Name">What the owner calls it: <c>main</c>, <c>without query-ledger</c>, <c>expired</c>, …</param>
/// <param name="Key">The public key.</param>
/// <param name="PrivateKey">The private key, in base64.</param>
/// <param name="Permissions">What it may do, as GetApiKeyInfo spells it.</param>
public sealed record SandboxKey(string Name, string Key, string PrivateKey, IReadOnlyList<string> Permissions);
