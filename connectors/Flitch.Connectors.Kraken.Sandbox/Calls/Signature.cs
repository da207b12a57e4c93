using System.Security.Cryptography;
using System.Text;

namespace Flitch.Connectors.Kraken.Sandbox.Calls;

/// <summary>
/// API-Sign: base64 of HMAC-SHA512, keyed by the private key's bytes, over the path with its query followed by SHA-256 of the nonce's text and the
/// raw body.
/// </summary>
internal static class Signature
{
    /// <summary>The signature that a call should carry.</summary>
    public static string Of(byte[] secret, string pathWithQuery, string nonce, ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[HMACSHA512.HashSizeInBytes];
        Compute(secret, pathWithQuery, nonce, body, hash);
        return Convert.ToBase64String(hash);
    }

    /// <summary>Whether a call carries it.</summary>
    public static bool IsValid(string given, byte[] secret, string pathWithQuery, string nonce, ReadOnlySpan<byte> body)
    {
        Span<byte> presented = stackalloc byte[HMACSHA512.HashSizeInBytes];
        if (given.Length != 88 || !Convert.TryFromBase64String(given, presented, out var length) || length != presented.Length)
            return false;
        Span<byte> hash = stackalloc byte[HMACSHA512.HashSizeInBytes];
        Compute(secret, pathWithQuery, nonce, body, hash);
        return CryptographicOperations.FixedTimeEquals(hash, presented);
    }

    private static void Compute(byte[] secret, string pathWithQuery, string nonce, ReadOnlySpan<byte> body, Span<byte> hash)
    {
        var path = Encoding.UTF8.GetBytes(pathWithQuery);
        var message = new byte[path.Length + SHA256.HashSizeInBytes];
        path.CopyTo(message, 0);
        var inner = new byte[Encoding.UTF8.GetByteCount(nonce) + body.Length];
        var written = Encoding.UTF8.GetBytes(nonce, inner);
        body.CopyTo(inner.AsSpan(written));
        SHA256.HashData(inner, message.AsSpan(path.Length));
        HMACSHA512.HashData(secret, message, hash);
    }
}
