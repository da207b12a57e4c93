using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Host.Cli.Schemas.Dashboards;

/// <summary>Where the values of a file stand: by their place in a dashboard, <c>tiles[2].query.group[0]</c>.</summary>
internal sealed class JsonPlaces
{
    private readonly List<(string Path, JsonValue Value)> _all;

    public JsonPlaces(JsonValue root) => _all = [.. Walk(root, "")];

    /// <summary>Where a value stands, or the nearest one around it that is there.</summary>
    /// <param name="place">Its place; ids of tiles in brackets are passed over.</param>
    public SourceSpan Of(string place)
    {
        for (var path = Bare(place); path.Length > 0; path = path[..Math.Max(0, path.LastIndexOfAny(['.', '[']))])
        {
            if (_all.FirstOrDefault(p => p.Path == path).Value is { } value)
            {
                return Start(value);
            }
        }

        return _all.Count > 0 ? Start(_all[0].Value) : SourceSpan.Start;
    }

    /// <summary>The first place below another one whose text names a column; the other one where none does.</summary>
    /// <param name="place">Where to look.</param>
    /// <param name="column">The column: a text that is it, or a filter or an order by it.</param>
    public string Naming(string place, string column) => _all.FirstOrDefault(p =>
        p.Path.StartsWith(place, StringComparison.Ordinal) && p.Value is JsonText { Value: var text } && (text.TrimStart('-') == column || text.StartsWith(column + ".", StringComparison.Ordinal))).Path ?? place;

    private static SourceSpan Start(JsonValue value) => value is JsonObject or JsonArray ? value.Start : value.Span;

    private static string Bare(string place)
    {
        while (place.IndexOf(" (", StringComparison.Ordinal) is >= 0 and var open && place.IndexOf(')', open) is >= 0 and var close)
        {
            place = place.Remove(open, close - open + 1);
        }

        return place;
    }

    private static IEnumerable<(string Path, JsonValue Value)> Walk(JsonValue value, string path)
    {
        IEnumerable<(string, JsonValue)> inner = value switch
        {
            JsonObject node => node.Members.SelectMany(m => Walk(m.Value, path.Length == 0 ? m.Name : $"{path}.{m.Name}")),
            JsonArray list => list.Items.SelectMany((item, i) => Walk(item, $"{path}[{i}]")),
            _ => [],
        };
        return inner.Prepend((path, value));
    }
}
