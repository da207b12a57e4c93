namespace Flitch.Testing;

/// <summary>Compares two tables row by row and value by value.</summary>
public static class TableComparison
{
    private const int Most = 20;

    /// <summary>The differences in words, at most twenty; none when there are none. <c>_rescued</c> has to be empty.</summary>
    public static IReadOnlyList<string> Of(
        IReadOnlyDictionary<string, Dictionary<string, string?>> truth, IReadOnlyDictionary<string, Dictionary<string, string?>> stored) =>
    [
        .. truth.Keys.Where(k => !stored.ContainsKey(k)).Select(k => $"{k} is missing")
            .Concat(stored.Keys.Where(k => !truth.ContainsKey(k)).Select(k => $"{k} is too much"))
            .Concat(stored.Where(s => truth.ContainsKey(s.Key)).SelectMany(s => Values(s.Key, truth[s.Key], s.Value)))
            .Take(Most),
    ];

    private static IEnumerable<string> Values(string key, Dictionary<string, string?> truth, Dictionary<string, string?> stored) => stored
        .Where(s => s.Value != truth.GetValueOrDefault(s.Key))
        .Select(s => $"{key} {s.Key}: {s.Value ?? "null"} is stored, {truth.GetValueOrDefault(s.Key) ?? "null"} is true");
}
