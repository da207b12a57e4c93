using System.Text;
using System.Text.Json;

namespace Flitch.Connectors.Schema.Tests.Documentation;

/// <summary>The keywords of one object of the grammar as a Markdown table: what stands there, whether it has to, and what the grammar's description says of it.</summary>
internal static class KeywordTable
{
    /// <summary>The table, with a line feed after each row.</summary>
    /// <param name="root">The grammar's file.</param>
    /// <param name="node">An object with <c>properties</c> in it.</param>
    public static string Of(JsonElement root, JsonElement node)
    {
        var text = new StringBuilder("| keyword | value | | meaning |\n|---|---|---|---|\n");
        foreach (var keyword in node.GetProperty("properties").EnumerateObject())
        {
            text.Append("| `").Append(keyword.Name).Append("` | ").Append(Value(root, keyword.Value)).Append(" | ").Append(Need(root, node, keyword)).Append(" | ")
                .Append(Description(root, keyword.Value).Replace("|", "\\|", StringComparison.Ordinal)).Append(" |\n");
        }

        return text.Replace("|  |", "| |").ToString();
    }

    /// <summary>The element at a JSON pointer.</summary>
    /// <param name="root">The grammar's file.</param>
    /// <param name="pointer">For example <c>#/$defs/request</c>.</param>
    public static JsonElement At(JsonElement root, string pointer) =>
        pointer.Split('/').Skip(1).Aggregate(root, (at, name) => at.ValueKind == JsonValueKind.Array ? at[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)] : at.GetProperty(name));

    private static JsonElement Resolve(JsonElement root, JsonElement node) => node.TryGetProperty("$ref", out var target) ? Resolve(root, At(root, target.GetString()!)) : node;

    private static string Description(JsonElement root, JsonElement node) =>
        node.TryGetProperty("description", out var own) ? own.GetString()! : Resolve(root, node).TryGetProperty("description", out var general) ? general.GetString()! : "";

    private static string Value(JsonElement root, JsonElement node)
    {
        if (node.TryGetProperty("$ref", out var target) && target.GetString()!.EndsWith("/pointer", StringComparison.Ordinal))
        {
            return "JSON pointer";
        }

        var at = Resolve(root, node);
        return at.TryGetProperty("const", out var one) ? Quoted(one)
            : at.TryGetProperty("enum", out var words) ? string.Join(", ", words.EnumerateArray().Select(Quoted))
            : at.TryGetProperty("anyOf", out var ways) ? Ways(ways.EnumerateArray().Select(w => Value(root, w)))
            : at.TryGetProperty("type", out var type) ? Ways(type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => Noun(root, at, t)) : [Noun(root, at, type)])
            : "";
    }

    private static string Noun(JsonElement root, JsonElement node, JsonElement type) => type.GetString() switch
    {
        "string" => "text",
        "integer" => "whole number",
        "boolean" => "true or false",
        "array" => node.TryGetProperty("items", out var items) && Value(root, items) is { Length: > 0 } inner ? "list of " + (inner.Contains(',', StringComparison.Ordinal) ? "them" : Plural(inner)) : "list",
        var other => other!,
    };

    private static string Plural(string noun) => noun is "text" or "object" or "number" ? noun + "s" : noun;

    private static string Ways(IEnumerable<string> ways) => string.Join(" or ", ways.Distinct());

    private static string Need(JsonElement root, JsonElement node, JsonProperty keyword)
    {
        if (Names(node, "required").Contains(keyword.Name))
        {
            return "required";
        }

        return keyword.Value.TryGetProperty("default", out var value) || Resolve(root, keyword.Value).TryGetProperty("default", out value) ? "else " + Quoted(value)
            : string.Join(", ", Condition(node, keyword.Name).Concat(node.TryGetProperty("allOf", out var all) ? all.EnumerateArray().SelectMany(c => Condition(c, keyword.Name)) : []));
    }

    /// <summary>"for `map`" where a keyword beside it has that value; "unless `none`".</summary>
    private static IEnumerable<string> Condition(JsonElement condition, string keyword)
    {
        foreach (var (branch, word) in new[] { ("then", "for"), ("else", "unless") })
        {
            if (condition.TryGetProperty(branch, out var then) && Names(then, "required").Contains(keyword) && condition.TryGetProperty("if", out var test))
            {
                yield return $"{word} {Words(test)}";
            }
        }
    }

    /// <summary>The values that a condition asks for, however deep it asks.</summary>
    private static string Words(JsonElement test) => test.TryGetProperty("$ref", out var reference) ? $"`{reference.GetString()!.Split("/is")[^1].ToLowerInvariant()}`"
        : test.TryGetProperty("const", out var one) ? Quoted(one)
        : test.TryGetProperty("enum", out var some) ? string.Join(", ", some.EnumerateArray().Select(Quoted))
        : test.TryGetProperty("properties", out var inner) ? string.Join(", ", inner.EnumerateObject().Select(p => Words(p.Value)))
        : "some";

    private static IEnumerable<string> Names(JsonElement node, string keyword) =>
        node.ValueKind == JsonValueKind.Object && node.TryGetProperty(keyword, out var names) ? names.EnumerateArray().Select(n => n.GetString()!) : [];

    private static string Quoted(JsonElement value) => $"`{(value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText())}`";
}
