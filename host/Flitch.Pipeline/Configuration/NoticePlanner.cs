using Flitch.Connectors;
using Flitch.Pipeline.Notifications;

namespace Flitch.Pipeline.Configuration;

/// <summary>Holds the notices of a configuration file against what is set. What the file does not name is taken away.</summary>
internal sealed class NoticePlanner(NoticeStore store, ConfigSecrets references, List<string> notes)
{
    public const string Target = "notifications";

    /// <summary>The change; null when all is as the file says.</summary>
    /// <exception cref="FlitchException">Kind usage: the values do not go together, or a secret is missing.</exception>
    public async Task<ConfigStep?> PlanAsync(IReadOnlyDictionary<string, string> wanted, CancellationToken cancellationToken)
    {
        var now = await store.ReadAsync(cancellationToken);
        var after = NoticeForm.Check(new Dictionary<string, string>(), Resolved(wanted, now));
        string[] details = [.. NoticeFields.All.Select(f => f.Name).Where(f => now.GetValueOrDefault(f) != after.GetValueOrDefault(f)).Select(f => Told(f, now, after))];
        return details.Length == 0 ? null : new ConfigStep(
            new ConfigChange(now.Count == 0 ? ConfigAction.Add : ConfigAction.Change, Target, details), (_, stop) => store.SaveAsync(after, stop));
    }

    private static string Told(string field, Dictionary<string, string> now, Dictionary<string, string> after) => NoticeFields.Sealed.Contains(field)
        ? $"{field}: {(now.ContainsKey(field) ? after.ContainsKey(field) ? "replaced" : "taken away" : "set")}"
        : $"{field}: {now.GetValueOrDefault(field, "none")} → {after.GetValueOrDefault(field, "none")}";

    private Dictionary<string, string> Resolved(IReadOnlyDictionary<string, string> wanted, Dictionary<string, string> now)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, text) in wanted)
        {
            var value = NoticeFields.Sealed.Contains(field) && ConfigSecrets.IsReference(text) ? references.Read(field, text) : text;
            if (value is null && now.ContainsKey(field))
            {
                notes.Add($"notifications keep their {field}: the environment variable {text[4..]} is not set.");
            }

            values[field] = value ?? now.GetValueOrDefault(field) ?? throw NotSet(field, text);
        }

        return values;
    }

    private static FlitchException NotSet(string field, string reference) => new(
        "usage:config-credentials",
        ErrorKind.Usage,
        $"The {field} of notifications is to be read from the environment variable {reference[4..]}, which is not set.",
        $"Set {reference[4..]}, or write \"file:PATH\" into the file, and apply it again. Nothing was changed.");
}
