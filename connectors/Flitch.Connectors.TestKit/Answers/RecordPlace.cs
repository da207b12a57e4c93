using System.Text.Json.Nodes;

namespace Flitch.Connectors.TestKit.Answers;

/// <summary>Where an object's records stand in its answers.</summary>
/// <param name="Path">The names from the root.</param>
/// <param name="Kind">How they stand there.</param>
internal sealed record RecordPlace(IReadOnlyList<string> Path, PlaceKind Kind)
{
    /// <summary>The records of an answer; none where it has no such place.</summary>
    public IReadOnlyList<FoundRecord> In(JsonNode? root)
    {
        var node = root;
        foreach (var name in Path)
        {
            node = node is JsonObject at && at.TryGetPropertyValue(name, out var next) ? next : null;
        }

        return (Kind, node) switch
        {
            (PlaceKind.Single, JsonObject record) => [new FoundRecord(record)],
            (PlaceKind.Array, JsonArray array) when array.All(n => n is JsonObject) => [.. array.OfType<JsonObject>().Select(r => new FoundRecord(r))],
            (PlaceKind.Map, JsonObject map) when map.All(p => p.Value is JsonObject) => [.. map.Select(p => new FoundRecord((JsonObject)p.Value!))],
            (PlaceKind.Scalars, JsonObject map) when map.All(p => p.Value is JsonValue) => [.. map.Select(p => new FoundRecord(map, p.Key))],
            _ => [],
        };
    }

    public override string ToString() => "/" + string.Join('/', Path);
}
