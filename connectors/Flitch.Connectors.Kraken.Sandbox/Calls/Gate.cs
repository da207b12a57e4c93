using System.Globalization;
using Flitch.Connectors.Kraken.Sandbox.Account;
using Flitch.Connectors.Kraken.Sandbox.Endpoints;
using Flitch.Connectors.Kraken.Sandbox.Keys;

namespace Flitch.Connectors.Kraken.Sandbox.Calls;

/// <summary>
/// The checks before a private call is answered, in this order: key, signature, nonce; then second factor, permission, counter. The order is our
/// choice, Kraken tells none; the nonce is used up as soon as the signature is right.
/// </summary>
internal sealed class Gate(KeyRing keys, Lockouts lockouts)
{
    /// <summary>Who is calling: null when all is well, else the error.</summary>
    public string? Identify(Call call)
    {
        if (lockouts.IsLocked(call.ApiKey, call.Now))
            return ApiErrors.Lockout;
        if (keys.Find(call.ApiKey) is not { } key || !IsUsable(key, call.Now))
            return Refuse(call, ApiErrors.InvalidKey);
        call.Key = key;
        var nonceText = call.Parameters["nonce"] ?? "";
        if (!Signature.IsValid(call.Sign, key.SecretBytes, call.PathWithQuery, nonceText, call.Body.Span))
            return Refuse(call, ApiErrors.InvalidSignature);
        return TakeNonce(call, key, nonceText);
    }

    /// <summary>Whether the key may do this now: null when it may, else the error.</summary>
    public static string? Admit(Call call, ApiKey key, Endpoint endpoint)
    {
        if (key.Otp is { } otp && call.Parameters["otp"] != otp)
            return ApiErrors.PermissionDenied;
        if (endpoint.AnyOf.Count > 0 && !endpoint.AnyOf.Any(key.Permissions.Contains))
            return ApiErrors.PermissionDenied;
        return key.Counter.TryCount(endpoint.Cost, call.Now) ? null : ApiErrors.RateLimit;
    }

    private static bool IsUsable(ApiKey key, long now) =>
        (key.ValidUntil == 0 || now < key.ValidUntil * UnixTicks.PerSecond)
        && (key.Addresses.Count == 0 || key.Addresses.Contains("127.0.0.1"));

    private string Refuse(Call call, string error)
    {
        lockouts.Failed(call.ApiKey, call.Now);
        return error;
    }

    private string? TakeNonce(Call call, ApiKey key, string text)
    {
        if (!ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var nonce) || !key.Nonces.TryTake(nonce))
        {
            lockouts.NonceFailed(call.ApiKey, call.Now);
            return ApiErrors.InvalidNonce;
        }

        lockouts.Passed(call.ApiKey);
        key.LastUsed = call.Now / UnixTicks.PerSecond;
        return null;
    }
}
