using System.Text;

namespace Flitch.Connectors.TestKit.Secrets;

/// <summary>Looks for secrets in texts: as they are, escaped for an address or JSON, and in base64.</summary>
internal sealed class SecretSearch
{
    /// <summary>Shorter ones would be found in anything.</summary>
    public const int Shortest = 8;

    private readonly List<(string Field, string Spelling)> _spellings;

    private SecretSearch(List<(string Field, string Spelling)> spellings) => _spellings = spellings;

    /// <summary>A search for the secrets of some fields.</summary>
    public static SecretSearch Of(IReadOnlyDictionary<string, string> secrets) =>
        new([.. secrets.Where(s => s.Value.Length >= Shortest).SelectMany(s => Spellings(s.Value).Select(spelling => (s.Key, spelling)))]);

    /// <summary>The field whose secret stands in a text; null when none does.</summary>
    public string? FindIn(string? text) => text is null ? null : _spellings.FirstOrDefault(s => text.Contains(s.Spelling, StringComparison.Ordinal)).Field;

    private static IEnumerable<string> Spellings(string secret) => new[]
    {
        secret, Uri.EscapeDataString(secret), System.Text.Json.JsonEncodedText.Encode(secret).ToString(),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)).TrimEnd('='),
    }.Distinct(StringComparer.Ordinal);
}
