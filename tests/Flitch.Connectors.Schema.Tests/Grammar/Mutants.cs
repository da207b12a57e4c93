using System.Text.Json.Nodes;

namespace Flitch.Connectors.Schema.Tests.Grammar;

/// <summary>Every small change of a JSON text: each value taken out, and replaced by one of each kind; each object given one name more.</summary>
internal static class Mutants
{
    private static readonly string[] Replacements = ["null", "true", "0", "-1", "1.5", "1000000", "\"\"", "\"x\"", "\"none\"", "[]", "[\"x\"]", "{}", "{ \"x\": 1 }"];

    /// <summary>The changed texts, each once.</summary>
    public static IEnumerable<string> Of(string text)
    {
        var paths = Paths(JsonNode.Parse(text)!, []).ToList();
        return paths.SelectMany(path => Changes(text, path)).Where(t => t.Length > 0).Distinct();
    }

    private static IEnumerable<string> Changes(string text, object[] path)
    {
        yield return Change(text, path, (parent, last) => Remove(parent, last));
        foreach (var replacement in Replacements)
        {
            yield return Change(text, path, (parent, last) => Set(parent, last, JsonNode.Parse(replacement)));
        }

        yield return Change(text, path, (parent, last) => (Get(parent, last) as JsonObject)?.Add("zzz", 1));
    }

    private static IEnumerable<object[]> Paths(JsonNode node, object[] path)
    {
        var inner = node switch
        {
            JsonObject members => members.Select(m => (Step: (object)m.Key, m.Value)),
            JsonArray items => items.Select((value, index) => (Step: (object)index, Value: value)),
            _ => [],
        };
        foreach (var (step, value) in inner)
        {
            object[] here = [.. path, step];
            yield return here;
            foreach (var deeper in value is null ? [] : Paths(value, here))
            {
                yield return deeper;
            }
        }
    }

    private static string Change(string text, object[] path, Action<JsonNode, object> change)
    {
        var root = JsonNode.Parse(text)!;
        var parent = path[..^1].Aggregate(root, (node, step) => Get(node, step)!);
        change(parent, path[^1]);
        return root.ToJsonString();
    }

    private static JsonNode? Get(JsonNode node, object step) => step is int index ? node[index] : node[(string)step];

    private static void Remove(JsonNode parent, object step)
    {
        if (parent is JsonArray items)
        {
            items.RemoveAt((int)step);
        }
        else
        {
            parent.AsObject().Remove((string)step);
        }
    }

    private static void Set(JsonNode parent, object step, JsonNode? value)
    {
        if (parent is JsonArray items)
        {
            items[(int)step] = value;
        }
        else
        {
            parent.AsObject()[(string)step] = value;
        }
    }
}
