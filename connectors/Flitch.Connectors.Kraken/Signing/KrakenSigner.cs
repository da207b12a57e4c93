using System.Globalization;
using Flitch.Connectors.Rest.Signing;

namespace Flitch.Connectors.Kraken.Signing;

/// <summary>Signs the calls of one Kraken key.</summary>
/// <param name="apiKey">The public half, sent with every call.</param>
/// <param name="privateKey">The private half, decoded; it never leaves this object.</param>
internal sealed class KrakenSigner(string apiKey, byte[] privateKey) : IRequestSigner
{
    /// <inheritdoc/>
    public string LineKey => apiKey;

    /// <inheritdoc/>
    public string NonceField => "nonce";

    /// <inheritdoc/>
    public void Sign(HttpRequestMessage request, string pathAndQuery, ReadOnlySpan<byte> body, long nonce)
    {
        var signature = KrakenSignature.Compute(privateKey, pathAndQuery, nonce.ToString(CultureInfo.InvariantCulture), body);
        request.Headers.TryAddWithoutValidation("API-Key", apiKey);
        request.Headers.TryAddWithoutValidation("API-Sign", signature);
    }
}
