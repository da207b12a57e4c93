using System.Text.Json;
using System.Text.Json.Nodes;

namespace Flitch.Web.Tests.Api;

/// <summary>Holds JSON against a schema of an OpenAPI 3.1 document: types, required and unknown properties, enumerations, references.</summary>
/// <param name="document">The document.</param>
internal sealed class JsonSchema(JsonNode document)
{
    private static readonly HashSet<string> Known =
        ["$ref", "type", "properties", "required", "items", "enum", "additionalProperties", "oneOf", "description", "format", "default", "pattern", "minimum", "maximum"];

    /// <summary>What does not fit, each with its place.</summary>
    public IReadOnlyList<string> Complaints(JsonNode schema, JsonNode? value) => [.. Check(schema, value, "$")];

    private IEnumerable<string> Check(JsonNode schema, JsonNode? value, string at)
    {
        var unknown = schema.AsObject().Select(p => p.Key).Except(Known).Select(k => $"{at}: the schema says {k}, which this test does not know");
        return unknown.Concat(schema switch
        {
            _ when schema["$ref"] is { } reference => Check(Find((string)reference!), value, at),
            _ when schema.AsObject().All(p => p.Key == "description") => [], // a file of somebody else's making: anything may stand there
            _ when schema["oneOf"] is { } choices => choices.AsArray().Any(c => !Check(c!, value, at).Any()) ? [] : [$"{at}: none of the choices fits {value}"],
            _ => [.. OfType(schema, value, at), .. OfEnum(schema, value, at), .. Properties(schema, value as JsonObject, at), .. Items(schema, value as JsonArray, at)],
        });
    }

    private JsonNode Find(string reference) => reference[2..].Split('/').Aggregate(document, (node, name) => node[name]!);

    private static IEnumerable<string> OfType(JsonNode schema, JsonNode? value, string at)
    {
        var types = schema["type"] switch { JsonArray several => several.Select(t => (string)t!).ToArray(), { } one => [(string)one!], null => [] };
        if (types.Length > 0 && !types.Any(t => Is(t, value)))
        {
            yield return $"{at}: {value?.ToJsonString() ?? "null"} is not {string.Join(" or ", types)}";
        }
    }

    private static bool Is(string type, JsonNode? value) => (type, value?.GetValueKind()) switch
    {
        ("null", null) => true,
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) or ("number", JsonValueKind.Number) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => long.TryParse(value!.ToJsonString(), out _),
        _ => false,
    };

    private static IEnumerable<string> OfEnum(JsonNode schema, JsonNode? value, string at) =>
        schema["enum"] is JsonArray values && !values.Any(v => JsonNode.DeepEquals(v, value)) ? [$"{at}: {value} is not in the enumeration"] : [];

    private IEnumerable<string> Properties(JsonNode schema, JsonObject? value, string at)
    {
        var (properties, required) = (schema["properties"] as JsonObject, schema["required"] as JsonArray);
        var missing = (required ?? []).Select(r => (string)r!).Where(r => value is not null && !value.ContainsKey(r)).Select(r => $"{at}.{r} is missing");
        var wrong = (value ?? []).SelectMany(p => properties?[p.Key] is { } known ? Check(known, p.Value, $"{at}.{p.Key}")
            : schema["additionalProperties"] is JsonObject other ? Check(other, p.Value, $"{at}.{p.Key}")
            : [$"{at}.{p.Key} is not described"]);
        return missing.Concat(wrong);
    }

    private IEnumerable<string> Items(JsonNode schema, JsonArray? value, string at) =>
        schema["items"] is { } items && value is not null ? value.SelectMany((v, i) => Check(items, v, $"{at}[{i}]")) : [];
}
