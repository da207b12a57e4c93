using System.Text;

namespace Flitch.Connectors.TestKit.Sandboxes;

/// <summary>One request to a service.</summary>
/// <param name="Method">For example <c>GET</c>.</param>
/// <param name="Target">Path and query as they were sent.</param>
/// <param name="Headers">By name, whatever the case.</param>
/// <param name="Body">The body.</param>
public sealed record ServiceRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>The path without the query.</summary>
    public string Path => Target.Split('?', 2)[0];

    /// <summary>A parameter of the query, or of the form in the body; null where it is absent.</summary>
    /// <param name="name">Its name.</param>
    public string? this[string name] => Parameters.GetValueOrDefault(name);

    /// <summary>All parameters, decoded.</summary>
    public IReadOnlyDictionary<string, string> Parameters => Split(Target.Split('?', 2).ElementAtOrDefault(1) ?? "").Concat(Split(FormText))
        .GroupBy(p => p.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Value, StringComparer.Ordinal);

    private string FormText => Headers.GetValueOrDefault("Content-Type")?.StartsWith(
        "application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true
        ? Encoding.UTF8.GetString(Body)
        : "";

    private static IEnumerable<KeyValuePair<string, string>> Split(string text) => text.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Select(pair => KeyValuePair.Create(Decode(pair[0]), Decode(pair.ElementAtOrDefault(1) ?? "")));

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
