using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Flitch.Pipeline.Access;

/// <summary>Texts that open something: made of 256 random bits, so that a plain hash of one cannot be turned back.</summary>
internal static class SecretText
{
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
