using System.Security.Cryptography;
using System.Text;

namespace Flitch.Connectors.Kraken.Signing;

/// <summary>Kraken's signature: HMAC-SHA512, with the decoded private key, of path || SHA-256(nonce || body), in base64.</summary>
public static class KrakenSignature
{
    /// <summary>Computes the value of the <c>API-Sign</c> header.</summary>
    /// <param name="privateKey">The private key, decoded from base64.</param>
    /// <param name="pathAndQuery">From <c>/0/</c> on, with the query if the address has one.</param>
    /// <param name="nonce">The nonce's decimal text, as it stands in the body.</param>
    /// <param name="body">The exact bytes sent, form or JSON.</param>
    public static string Compute(ReadOnlySpan<byte> privateKey, string pathAndQuery, string nonce, ReadOnlySpan<byte> body)
    {
        var path = Encoding.UTF8.GetBytes(pathAndQuery);
        Span<byte> message = new byte[path.Length + SHA256.HashSizeInBytes];
        path.CopyTo(message);
        Digest(nonce, body, message[path.Length..]);
        Span<byte> signature = stackalloc byte[HMACSHA512.HashSizeInBytes];
        HMACSHA512.HashData(privateKey, message, signature);
        return Convert.ToBase64String(signature);
    }

    private static void Digest(string nonce, ReadOnlySpan<byte> body, Span<byte> destination)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(nonce));
        hash.AppendData(body);
        hash.GetHashAndReset(destination);
    }
}
