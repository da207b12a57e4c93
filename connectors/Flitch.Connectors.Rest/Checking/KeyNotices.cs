using System.Globalization;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Checking;

namespace Flitch.Connectors.Rest.Checking;

/// <summary>What a person should know of a key: more rights than reading needs, an end, a date range.</summary>
internal static class KeyNotices
{
    /// <summary>The notices, the gravest first.</summary>
    public static IEnumerable<CheckNotice> Of(KeyInfo key, ConnectorDescriptor descriptor)
    {
        foreach (var permission in descriptor.Permissions.Where(p => p.Warning is not null && key.Permissions.Contains(p.Name)))
        {
            yield return Warn(permission.Warning!, $"Edit the key and untick \"{permission.Title}\" ({permission.Where}), or make a new key without it.");
        }

        if (key.ValidUntil is { } end)
        {
            yield return Warn($"The key expires on {Date(end)}.", "Make a new key before then, and put it into the connection.");
        }

        if (key.QueryFrom is not null || key.QueryTo is not null)
        {
            yield return Warn(
                $"The key sees only a part of the history: {Range(key)}.", "For the whole history, use a key without a date range.");
        }

        if (key.NonceWindow == 0)
        {
            yield return new CheckNotice(NoticeLevel.Information, "The key has no nonce window: let no other program use it.", null);
        }
    }

    private static CheckNotice Warn(string text, string fix) => new(NoticeLevel.Warning, text, fix);

    private static string Range(KeyInfo key) =>
        string.Join(' ', new[] { key.QueryFrom is { } from ? $"from {Date(from)}" : null, key.QueryTo is { } to ? $"up to {Date(to)}" : null }.OfType<string>());

    private static string Date(long seconds) =>
        DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
