namespace Flitch.Connectors.Rest.Signing;

/// <summary>Authenticates the calls of one connection. Holds its secret and shows it to nobody.</summary>
public interface IRequestSigner
{
    /// <summary>The key in whose line the calls stand: the API key, never the private key. Only its hash is kept.</summary>
    string LineKey { get; }

    /// <summary>The request parameter that carries the nonce, put before all others; null when the service wants none.</summary>
    string? NonceField { get; }

    /// <summary>Adds what proves who calls: headers, usually. Called for each attempt anew.</summary>
    /// <param name="request">The request, complete but for the proof.</param>
    /// <param name="pathAndQuery">The path and query exactly as sent.</param>
    /// <param name="body">The body exactly as sent; empty when there is none.</param>
    /// <param name="nonce">The nonce that stands in the request, in microseconds since 1970.</param>
    void Sign(HttpRequestMessage request, string pathAndQuery, ReadOnlySpan<byte> body, long nonce);
}
