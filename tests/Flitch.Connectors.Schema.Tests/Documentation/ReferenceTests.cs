using System.Text.Json;
using System.Text.RegularExpressions;

namespace Flitch.Connectors.Schema.Tests.Documentation;

/// <summary>
/// The tables of <c>docs/schema-reference.md</c> come from the grammar. Each stands between <c>&lt;!-- keywords of object.schema.json#/$defs/request --&gt;</c> and
/// <c>&lt;!-- end --&gt;</c>; after a change of the grammar run these tests once with <c>FLITCH_GOLDEN=write</c>.
/// </summary>
public sealed partial class ReferenceTests
{
    private static readonly string Reference = Path.Combine(Repository.Root, "docs", "schema-reference.md");

    private static readonly Dictionary<string, JsonElement> Grammars = new[] { "object.schema.json", "connector.schema.json" }
        .ToDictionary(name => name, name => JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Schemas, name))).RootElement);

    [Fact]
    public void The_tables_of_the_reference_are_those_of_the_grammar()
    {
        var written = File.ReadAllText(Reference);
        var generated = Marked().Replace(written, m =>
            $"{m.Groups["begin"].Value}{KeywordTable.Of(Grammars[m.Groups["file"].Value], KeywordTable.At(Grammars[m.Groups["file"].Value], m.Groups["pointer"].Value))}{m.Groups["end"].Value}");
        if (Environment.GetEnvironmentVariable("FLITCH_GOLDEN") == "write")
        {
            File.WriteAllText(Reference, generated);
            written = generated;
        }

        written.Should().Be(generated, "docs/schema-reference.md follows the grammar; FLITCH_GOLDEN=write rewrites it");
    }

    [Fact]
    public void Every_object_of_the_grammar_has_its_table()
    {
        var shown = Marked().Matches(File.ReadAllText(Reference)).Select(m => m.Groups["file"].Value + m.Groups["pointer"].Value);

        shown.Should().BeEquivalentTo(Grammars.SelectMany(g => Objects(g.Value, "#").Select(pointer => g.Key + pointer)), "each is marked once in docs/schema-reference.md");
    }

    /// <summary>Places of objects whose keywords the grammar lists in full.</summary>
    private static IEnumerable<string> Objects(JsonElement node, string pointer)
    {
        if (node.ValueKind == JsonValueKind.Array)
        {
            return node.EnumerateArray().SelectMany((item, index) => Objects(item, $"{pointer}/{index}"));
        }

        if (node.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        var closed = node.TryGetProperty("additionalProperties", out var others) && others.ValueKind == JsonValueKind.False && node.TryGetProperty("properties", out _);
        return (closed ? [pointer] : Array.Empty<string>())
            .Concat(node.EnumerateObject().Where(p => p.Name is not ("allOf" or "if" or "then" or "else")).SelectMany(p => Objects(p.Value, $"{pointer}/{p.Name}")));
    }

    [GeneratedRegex(@"(?<begin>^<!-- keywords of (?<file>[a-z.]+)(?<pointer>#[^ ]*) -->\n\n)(?<table>.*?)(?<end>\n<!-- end -->$)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Marked();
}
