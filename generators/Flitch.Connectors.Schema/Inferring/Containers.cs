using System.Linq;
using System.Text.RegularExpressions;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Inferring;

/// <summary>Tells a map of records from a record that holds objects.</summary>
internal static class Containers
{
    private const int EnoughAlike = 3;

    /// <summary>The shape of what holds records; null for what is itself a record, or holds them deeper.</summary>
    public static RecordsShape? ShapeOf(JsonValue value) => value switch
    {
        JsonArray list when list.Items.Count > 0 && list.Items.All(i => i is JsonObject) => RecordsShape.Array,
        JsonObject node when IsMap(node) => RecordsShape.Map,
        JsonObject node when IsScalars(node) => RecordsShape.Scalars,
        _ => null,
    };

    public static int RowsOf(JsonValue value, RecordsShape shape) => (value, shape) switch
    {
        (_, RecordsShape.Object) => 1,
        (JsonArray list, _) => list.Items.Count,
        (JsonObject node, _) => node.Members.Count,
        _ => 0,
    };

    /// <summary>Records that stand under their ids.</summary>
    public static bool IsMap(JsonObject node) =>
        node.Members.Count > 0 && node.Members.All(m => IsRecord(m.Value))
        && (node.Members.Any(m => !NameWords.IsField(m.Name)) || (node.Members.Count >= EnoughAlike && AreAlike(node)));

    /// <summary>Numbers that stand under the names of what they count: <c>"ZUSD": "20.5"</c>.</summary>
    private static bool IsScalars(JsonObject node) =>
        node.Members.Count > 0
        && node.Members.All(m => m.Value is JsonNumber || (m.Value is JsonText text && NumberText.Is(text.Value)))
        && node.Members.Count(m => IsCode(m.Name)) * 2 > node.Members.Count;

    private static bool IsRecord(JsonValue value) =>
        value is JsonObject node && node.Members.Any(m => m.Value is not JsonObject) && node.Members.Any(m => NameWords.IsField(m.Name));

    private static bool AreAlike(JsonObject node)
    {
        var names = node.Members.Select(m => string.Join("\n", ((JsonObject)m.Value).Members.Select(i => i.Name).OrderBy(n => n, System.StringComparer.Ordinal)));
        return names.Distinct().Count() == 1;
    }

    private static bool IsCode(string name) => Regex.IsMatch(name, @"^[A-Z0-9][A-Z0-9./_:-]*$", RegexOptions.CultureInvariant);
}
