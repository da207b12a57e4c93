using Flitch.Connectors.Schema.Inferring;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Parsing;
using Flitch.Connectors.Schema.Reading;

namespace Flitch.Connectors.Schema.Tests.Inferring;

/// <summary>Infers from texts, and reads what comes out as the compiler would.</summary>
internal static class Inference
{
    public static InferenceOptions Options { get; } = new("things") { Path = "/things", Cost = 1 };

    public static InferredSchema Infer(params string[] samples) => Infer(Options, samples);

    public static InferredSchema Infer(InferenceOptions options, params string[] samples) =>
        SchemaInference.Infer([.. samples.Select((text, i) => new Sample($"{i + 1}.json", JsonReader.Read(text)))], options);

    /// <summary>The model; fails with the findings where it has an error.</summary>
    public static ObjectSpec Spec(this InferredSchema schema)
    {
        var read = SchemaReader.ReadObject($"schemas/service/{schema.Object}.json", schema.Text);
        read.Diagnostics.Should().BeEmpty(schema.Text);
        return read.Value!;
    }

    /// <summary>The columns and their types, as SQL would have them.</summary>
    public static IEnumerable<string> Columns(this ObjectSpec spec) => spec.Columns.Select(c => $"{c.Name} {c.Type.ToSql()}{(c.Required ? "" : "?")}{(c.AllowsNull ? " null" : "")}");
}
