using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Inferring;

/// <summary>
/// Makes a first schema of an object from recorded responses. What it guesses is said in comments beside it. No value of a record gets into the file, but words of
/// enumerations: an account's amounts and ids have no place in a schema.
/// </summary>
public static class SchemaInference
{
    /// <summary>The schema.</summary>
    /// <param name="samples">One or several responses of one call; they are merged.</param>
    /// <param name="options">What is known beside them.</param>
    /// <exception cref="InferenceException">Nothing can be learnt from them.</exception>
    public static InferredSchema Infer(IReadOnlyList<Sample> samples, InferenceOptions options)
    {
        var found = RecordsFinder.Find(samples, options);
        var (fields, blocks) = (new Evidence(samples.Count), new Evidence(samples.Count));
        var (naming, record, value) = (new ColumnNaming(), new RecordFacts(), ValueName(options, found));
        Gather(found, record, value);
        var composer = new FieldComposer(fields, naming, new KinColumns(options.Neighbours));
        var (properties, required) = composer.Compose(record, "", true);
        if (properties.Members.Count == 0)
        {
            throw new InferenceException("infer:no-fields", $"The records at {found.Pointer} have no field that a column can hold.", "Say where other records are: --at POINTER.");
        }

        NoteOddSamples(samples, found, required is null, blocks);
        var request = RequestComposer.Compose(options, blocks);
        var records = RecordsComposer.Compose(options, found, Key(options, found, naming), value, blocks);
        var paging = PagingComposer.Compose(samples, found, options, blocks);
        var (refresh, partition) = RefreshComposer.Compose(options, found, paging?.Find("total") is not null, composer.Columns, blocks);
        var primaryKey = RecordsComposer.PrimaryKey(options, found, composer.Columns, blocks);
        var extension = Json.Object(
            ("$comment", blocks.CommentOf("primaryKey")),
            ("request", blocks.Commented("request", request)),
            ("records", blocks.Commented("records", records)),
            ("paging", blocks.Commented("paging", paging)),
            ("refresh", blocks.Commented("refresh", refresh)),
            ("primaryKey", primaryKey),
            ("partition", partition));
        return new InferredSchema(options.Object, Write(samples, options, Records(found), extension, properties, required), blocks.Guesses.Concat(fields.Guesses).ToEquatableArray());
    }

    private static void Gather(FoundRecords found, RecordFacts record, string? value)
    {
        foreach (var one in found.Records)
        {
            record.Add(one);
        }

        foreach (var scalar in value is null ? Enumerable.Empty<JsonValue>() : found.Scalars)
        {
            record.AddScalar(value!, scalar);
        }
    }

    private static void NoteOddSamples(IReadOnlyList<Sample> samples, FoundRecords found, bool hasNoCommonField, Evidence evidence)
    {
        var without = samples.Where((_, i) => found.Values[i] is null || Containers.RowsOf(found.Values[i]!, found.Shape) == 0).Select(s => s.Name).ToList();
        if (without.Count > 0)
        {
            evidence.Note("samples", $"{string.Join(", ", without)} {(without.Count == 1 ? "has" : "have")} no records at {found.Pointer}");
        }

        if (hasNoCommonField)
        {
            evidence.Note("samples", "no field is in all records: are they answers to one call?");
        }
    }

    private static int Records(FoundRecords found) => found.Shape == RecordsShape.Scalars ? found.Scalars.Count() : found.Records.Count;

    private static string? Key(InferenceOptions options, FoundRecords found, ColumnNaming naming) =>
        found.Shape is not (RecordsShape.Map or RecordsShape.Scalars) ? null : options.Key ?? KeyGuess.OfMap(options.Object, found, naming);

    private static string? ValueName(InferenceOptions options, FoundRecords found)
    {
        var noun = NameWords.Noun(options.Object);
        return found.Shape != RecordsShape.Scalars ? null : NameWords.IsAmount(noun) ? noun : "value";
    }

    private static string Write(
        IReadOnlyList<Sample> samples, InferenceOptions options, int records, JsonObject extension, JsonObject properties, JsonValue? required) => JsonLayout.Write(Json.Object(
        ("$schema", Json.Text("../object.schema.json")),
        ("$comment", Json.Text(
            $"A first version, made by flitch schema infer from {Count(records, "record")} of {Count(samples.Count, "sample")}. Write the descriptions, look at each $comment, and take the comments away.")),
        ("title", Json.Text(NameWords.Title(options.Object))),
        ("description", Json.Text($"{NameWords.Title(options.Object)}: what a row is, in a sentence or two.")),
        ("x-flitch", extension),
        ("type", Json.Text("object")),
        ("properties", properties),
        ("required", required)));

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
