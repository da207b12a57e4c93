using System.Text.Json;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Reading;

namespace Flitch.Connectors.Schema.Tests.Reading;

/// <summary>A change to a sample file, and what the reader has to say about it.</summary>
/// <param name="Name">A sentence.</param>
/// <param name="File"><c>moves.json</c>, <c>visits.json</c>, <c>shares.json</c> or <c>connector.json</c>.</param>
/// <param name="Find">What is replaced, standing once in the sample; null when all is.</param>
/// <param name="Replace">What replaces it.</param>
/// <param name="Grammar"><c>refuses</c> or <c>accepts</c>: what the JSON Schema says.</param>
/// <param name="Findings">What the reader says; empty for an allowed change.</param>
public sealed record Sample(string Name, string File, string? Find, string Replace, string Grammar, IReadOnlyList<string> Findings)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "Flitch.Connectors.Schema.Tests", "Samples");

    public static IReadOnlyList<Sample> Mistakes { get; } = Load("mistakes.json");

    public static IReadOnlyList<Sample> Variants { get; } = Load("variants.json");

    public bool IsConnector => File == SchemaReader.ConnectorFileName;

    public string Text => Change(System.IO.File.ReadAllText(Path.Combine(Folder, File)));

    public EquatableArray<SchemaDiagnostic> Read() =>
        IsConnector ? SchemaReader.ReadConnector("bank/" + File, Text).Diagnostics : SchemaReader.ReadObject("bank/" + File, Text).Diagnostics;

    public ObjectSpec ReadObject() => SchemaReader.ReadObject("bank/" + File, Text).Value!;

    public override string ToString() => Name;

    private string Change(string whole)
    {
        if (Find is null)
        {
            return Replace;
        }

        whole.Split(Find).Should().HaveCount(2, "the sample holds `{0}` once", Find);
        return whole.Replace(Find, Replace, StringComparison.Ordinal);
    }

    private static List<Sample> Load(string name) =>
        JsonSerializer.Deserialize<List<Sample>>(System.IO.File.ReadAllText(Path.Combine(Folder, name)), Options)!;
}
