using System.Text.Json;
using System.Text.RegularExpressions;
using Flitch.Connectors.Schema.Tests.Reading;

namespace Flitch.Connectors.Schema.Tests.Diagnostics;

/// <summary>Every id has its line in <c>docs/diagnostics.md</c>, and every keyword its word in <c>docs/schema-reference.md</c>.</summary>
public sealed partial class DocumentationTests
{
    [Fact]
    public void Every_id_is_documented_once_with_cause_and_fix_and_no_other_is()
    {
        var rows = Row().Matches(Doc("diagnostics.md")).ToList();

        rows.Select(r => r.Groups["id"].Value).Should().BeEquivalentTo(AllIds.Values).And.BeInAscendingOrder(StringComparer.Ordinal);
        rows.Should().OnlyContain(r => r.Groups["cause"].Length > 10 && r.Groups["fix"].Length > 5);
    }

    [Theory]
    [InlineData("object.schema.json")]
    [InlineData("connector.schema.json")]
    public void Every_keyword_of_the_grammar_is_in_the_reference(string grammar)
    {
        var reference = Doc("schema-reference.md");
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Schemas, grammar)));

        Keywords(document.RootElement).Distinct().Where(k => !reference.Contains($"`{k}`", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("object.schema.json")]
    [InlineData("connector.schema.json")]
    public void Every_keyword_of_the_grammar_has_a_description_for_the_editor(string grammar)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Schemas, grammar)));

        Undescribed(document.RootElement, document.RootElement).Should().BeEmpty();
    }

    [Fact]
    public void The_samples_of_the_reference_are_without_mistakes()
    {
        foreach (var sample in Sample().Matches(Doc("schema-reference.md")).Select(m => m.Groups["json"].Value))
        {
            Schema.Reading.SchemaReader.ReadObject("bank/sample.json", sample).Diagnostics.Should().BeEmpty(sample);
        }

        Sample().Count(Doc("schema-reference.md")).Should().BeGreaterThan(1);
    }

    [GeneratedRegex(@"^\| (?<id>FLT\d{4}) \| (?<cause>[^|]+) \| (?<fix>[^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^```json\n(?<json>\{.*?^\})\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Sample();

    private static string Doc(string name) => File.ReadAllText(Path.Combine(Repository.Root, "docs", name));

    /// <summary>The names under every <c>properties</c> that describes keywords; conditions repeat them without saying more.</summary>
    private static IEnumerable<string> Keywords(JsonElement element) => Described(element).Select(p => p.Name);

    private static IEnumerable<string> Undescribed(JsonElement element, JsonElement root) =>
        Described(element).Where(p => !p.Value.TryGetProperty("description", out _) && !Target(p.Value, root).TryGetProperty("description", out _)).Select(p => p.Name);

    private static JsonElement Target(JsonElement element, JsonElement root) =>
        element.TryGetProperty("$ref", out var reference)
            ? reference.GetString()!.Split('/').Skip(1).Aggregate(root, (at, name) => at.GetProperty(name))
            : element;

    private static IEnumerable<JsonProperty> Described(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            return element.EnumerateArray().SelectMany(Described);
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        var own = element.TryGetProperty("additionalProperties", out var closed) && closed.ValueKind == JsonValueKind.False && element.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject()
            : Enumerable.Empty<JsonProperty>();
        return own.Concat(element.EnumerateObject().Where(p => p.Name is not ("allOf" or "if" or "then" or "else")).SelectMany(p => Described(p.Value)));
    }
}
