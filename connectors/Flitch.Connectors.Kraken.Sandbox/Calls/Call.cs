using Flitch.Connectors.Kraken.Sandbox.Keys;

namespace Flitch.Connectors.Kraken.Sandbox.Calls;

/// <summary>One call as it came.</summary>
/// <param name="HttpMethod">GET or POST.</param>
/// <param name="Path">Without the query: <c>/0/private/Ledgers</c>.</param>
/// <param name="PathWithQuery">What the signature covers.</param>
/// <param name="Body">The raw bytes.</param>
/// <param name="Parameters">Out of body or query.</param>
/// <param name="ApiKey">The header API-Key, or empty.</param>
/// <param name="Sign">The header API-Sign, or empty.</param>
/// <param name="Now">Ticks of the sandbox's clock.</param>
internal sealed record Call(
    string HttpMethod, string Path, string PathWithQuery, ReadOnlyMemory<byte> Body, Parameters Parameters, string ApiKey, string Sign, long Now)
{
    private const string PrivatePrefix = "/0/private/";
    private const string PublicPrefix = "/0/public/";

    /// <summary>Whether it must be signed.</summary>
    public bool IsPrivate => Path.StartsWith(PrivatePrefix, StringComparison.Ordinal);

    /// <summary>The name of the method, or the whole path when it is none.</summary>
    public string Method =>
        IsPrivate ? Path[PrivatePrefix.Length..] : Path.StartsWith(PublicPrefix, StringComparison.Ordinal) ? Path[PublicPrefix.Length..] : Path;

    /// <summary>The key that it was signed with, once that is known.</summary>
    public ApiKey? Key { get; set; }
}
