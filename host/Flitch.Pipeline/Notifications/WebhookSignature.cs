using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Flitch.Pipeline.Notifications;

/// <summary>
/// Proves to a webhook's receiver that a notice comes from here and is not an old one sent again: <c>t=1764000000,v1=6c…</c>, where <c>v1</c> is the HMAC-SHA256, with the
/// shared secret, of the time, a full stop and the body's bytes.
/// </summary>
internal static class WebhookSignature
{
    public const string Header = "X-Flitch-Signature";

    public static string Of(string secret, DateTimeOffset now, ReadOnlySpan<byte> body)
    {
        var time = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes(time), (byte)'.', .. body];
        return $"t={time},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}";
    }
}
