using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Inferring;

/// <summary>Writes <c>records</c> and <c>primaryKey</c>.</summary>
internal static class RecordsComposer
{
    public static JsonObject Compose(InferenceOptions options, FoundRecords found, string? key, string? value, Evidence evidence)
    {
        if (key is not null && options.Key is null)
        {
            evidence.Guess("records", $"the records' ids take the column {key}; its name is a guess");
        }

        foreach (var other in found.Others)
        {
            evidence.Note("records", $"{(other.Pointer.Length == 0 ? "the root" : other.Pointer)} holds {Word(other)} too, which this object does not read: describe it as one of its own with --at {Quoted(other.Pointer)}{Shape(other)}");
        }

        return Json.Object(
            ("at", Json.Text(found.Pointer)),
            ("shape", Json.Text(found.Shape.ToString().ToLowerInvariant())),
            ("key", key is null ? null : Json.Object(("name", Json.Text(key)), ("description", Json.Text("What the record stands under.")))),
            ("value", value is null ? null : Json.Text(value)));
    }

    /// <summary>The primary key of a list; null for other shapes. An empty one is an error of validate, on its line.</summary>
    public static JsonArray? PrimaryKey(InferenceOptions options, FoundRecords found, IReadOnlyList<InferredColumn> columns, Evidence evidence)
    {
        if (found.Shape != RecordsShape.Array)
        {
            return null;
        }

        var key = options.Key?.Split(',').Select(k => k.Trim()).ToList() ?? KeyGuess.OfList(columns, found.Records.Count).Select(c => c.Name).ToList();
        if (options.Key is null)
        {
            evidence.Guess("primaryKey", key.Count == 0
                ? "nothing tells the records apart by its name; write the columns that do, or give --key"
                : $"{string.Join(" and ", key)} {(key.Count == 1 ? "differs" : "together differ")} in all {found.Records.Count} records");
        }

        return Json.List(key);
    }

    private static string Word(Candidate other) => other.Shape switch
    {
        RecordsShape.Object => "fields",
        RecordsShape.Scalars => "values",
        _ => "records",
    };

    private static string Quoted(string pointer) => pointer.Length == 0 ? "\"\"" : pointer;

    private static string Shape(Candidate other) => other.Shape == RecordsShape.Object ? " --shape object" : "";
}
