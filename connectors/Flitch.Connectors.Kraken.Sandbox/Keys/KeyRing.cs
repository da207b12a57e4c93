using System.Security.Cryptography;
using System.Text;
using Flitch.Connectors.Kraken.Sandbox.Options;

namespace Flitch.Connectors.Kraken.Sandbox.Keys;

/// <summary>
/// The account's keys: the main one, and others that show what a connection test has to say. All are a pure function of the seed. They open nothing
/// but the sandbox, so they are no secrets.
/// </summary>
internal sealed class KeyRing
{
    private readonly SandboxSettings _settings;
    private readonly Dictionary<string, ApiKey> _keys = new(StringComparer.Ordinal);

    public KeyRing(SandboxSettings settings)
    {
        _settings = settings;
        var now = settings.Started.ToUnixTimeSeconds();
        Main = Add("main", [.. Permissions.Reading.Except(settings.Missing)]);
        foreach (var permission in Permissions.Reading)
            Add($"without {permission}", [.. Permissions.Reading.Where(other => other != permission)]);
        Add("can trade and withdraw", [.. Permissions.Reading, .. Permissions.Dangerous]);
        Add("expired", [.. Permissions.Reading], validUntil: now - 86_400);
        Add("expires in a week", [.. Permissions.Reading], validUntil: now + 7 * 86_400);
        Add("sees the last 90 days only", [.. Permissions.Reading], queryFrom: now / 86_400 * 86_400 - 90 * 86_400);
        Add("has a nonce window of 10000", [.. Permissions.Reading], window: 10_000);
        Add("wants the second factor 123456", [.. Permissions.Reading], otp: "123456");
        Add("is bound to another address", [.. Permissions.Reading], address: "203.0.113.7");
        Add("sees nothing of the last 90 days", [.. Permissions.Reading], queryTo: now / 86_400 * 86_400 - 90 * 86_400);
    }

    /// <summary>The key that the demo uses.</summary>
    public ApiKey Main { get; }

    /// <summary>All keys, the main one first.</summary>
    public IEnumerable<ApiKey> All => _keys.Values;

    /// <summary>The key that a caller presents, or null.</summary>
    public ApiKey? Find(string key) => _keys.GetValueOrDefault(key);

    /// <summary>Deletes a key: it is unknown from now on.</summary>
    /// <param name="name">What the owner calls it.</param>
    /// <exception cref="ArgumentException">There is no such key.</exception>
    public void Revoke(string name)
    {
        var key = _keys.Values.FirstOrDefault(k => k.Name == name) ?? throw new ArgumentException($"The sandbox has no key '{name}'.", nameof(name));
        _keys.Remove(key.Key);
    }

    private ApiKey Add(
        string name, string[] permissions, long validUntil = 0, long queryFrom = 0, long queryTo = 0, ulong? window = null, string? otp = null,
        string? address = null)
    {
        var secret = SHA512.HashData(Encoding.UTF8.GetBytes($"private {name} {_settings.Account.Seed}"));
        var key = new ApiKey
        {
            Name = name,
            Key = Convert.ToBase64String(SHA512.HashData(Encoding.UTF8.GetBytes($"public {name} {_settings.Account.Seed}")).AsSpan(0, 42)),
            Secret = Convert.ToBase64String(secret),
            SecretBytes = secret,
            Permissions = permissions,
            ValidUntil = validUntil,
            QueryFrom = queryFrom,
            QueryTo = queryTo,
            Otp = otp,
            Addresses = address is null ? [] : [address],
            Nonces = new NonceWindow(window ?? _settings.NonceWindow),
            Counter = new CallCounter(_settings.Tier),
        };
        _keys.Add(key.Key, key);
        return key;
    }
}
