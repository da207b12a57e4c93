using Flitch.Connectors.Catalog;

namespace Flitch.Storage.Evolving;

/// <summary>How fixed request parameters differ from those that stored rows were asked for with. Their order means nothing.</summary>
internal static class ParameterChanges
{
    /// <summary>What is different, in a person's words, by parameter.</summary>
    public static IReadOnlyList<string> Between(IReadOnlyList<KeyValuePair<string, string>> before, IReadOnlyList<KeyValuePair<string, string>> now) =>
    [
        .. before.Concat(now).Select(p => p.Key).Distinct()
            .Select(name => (Name: name, Before: Of(before, name), Now: Of(now, name)))
            .Where(p => p.Before != p.Now)
            .Select(p => $"the request parameter {p.Name} {(p.Before is null ? "was left out" : $"was {p.Before}")} and {(p.Now is null ? "is left out" : $"is {p.Now}")}"),
    ];

    /// <summary>Whether the schema is the same, and only what a person filled into the connection's form is different (<see cref="ObjectDescriptor.For"/>).</summary>
    public static bool AreSettings(string before, string now) => before != now && Schema(before) == Schema(now);

    private static string? Of(IReadOnlyList<KeyValuePair<string, string>> parameters, string name) => parameters.Where(p => p.Key == name).Select(p => p.Value).LastOrDefault();

    private static string Schema(string fingerprint) => fingerprint.Split('?')[0];
}
