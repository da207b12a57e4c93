using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Inferring;

/// <summary>Finds where answers hold their records: the largest list or map, else the object that is one record.</summary>
internal static class RecordsFinder
{
    private const int DeepestContainer = 4;

    /// <summary>More scalars than this beside a list make a record that has a list, and not a list with its page's figures.</summary>
    private const int MostPageFigures = 4;

    /// <summary>Where the records are, over all samples.</summary>
    /// <exception cref="InferenceException">There are none, or the samples do not agree.</exception>
    public static FoundRecords Find(IReadOnlyList<Sample> samples, InferenceOptions options)
    {
        var all = samples.SelectMany(s => Candidates(s, options)).Where(c => options.Shape is null || c.Shape == options.Shape).ToList();
        var places = all.GroupBy(c => c.Pointer).Select(g => (Place: g.First(), Rows: g.Sum(c => c.Rows), Own: g.Max(c => c.OwnFields))).ToList();
        var lists = places.Where(p => p.Place.Shape != RecordsShape.Object).OrderByDescending(p => p.Rows).ToList();
        var records = places.Where(p => p.Place.Shape == RecordsShape.Object && p.Own > 0).OrderBy(p => p.Place.At.Count).ToList();
        var around = lists.Count == 0 ? records : records.Where(r => r.Own > MostPageFigures && IsWithin(lists[0].Place, r.Place)).ToList();
        var chosen = (around.Count > 0 ? around : lists).Select(p => p.Place).FirstOrDefault()
            ?? places.Select(p => p.Place).FirstOrDefault(IsPlainRecord) ?? throw Nothing(samples, options);
        RefuseMixture(all.Where(c => c.Pointer == chosen.Pointer && c.Shape != chosen.Shape), chosen);
        var others = lists.Concat(records).Select(p => p.Place).Where(p => p.Pointer != chosen.Pointer && !IsPartOf(p, chosen) && !(chosen.Shape != RecordsShape.Object && IsWithin(p, chosen)));
        return new FoundRecords(chosen.At, chosen.Shape, others.ToList(), samples.Select(s => Below(s.Root, chosen.At)).ToList());
    }

    private static IEnumerable<Candidate> Candidates(Sample sample, InferenceOptions options)
    {
        var start = Answers.Start(sample);
        if (options.At is { } pointer)
        {
            start = JsonPointer.Parse(pointer) ?? throw new InferenceException(
                "infer:pointer", $"{pointer} is no JSON pointer.", "Write it from its first slash on: --at /result/ledger.");
        }

        return Below(sample.Root, start) is not { } value ? Enumerable.Empty<Candidate>()
            : options is { At: not null, Shape: not null } ? new[] { new Candidate(start, options.Shape.Value, value) { OwnFields = 1 } }
            : Search(value, start, 0);
    }

    private static IEnumerable<Candidate> Search(JsonValue value, EquatableArray<string> at, int depth)
    {
        if (Containers.ShapeOf(value) is { } shape)
        {
            return new[] { new Candidate(at, shape, value) };
        }

        if (value is not JsonObject node || depth > DeepestContainer)
        {
            return Enumerable.Empty<Candidate>();
        }

        var own = node.Members.Count(m => m.Value is not (JsonObject or JsonArray) && !PageFigures.Is(m.Name));
        var inner = node.Members.SelectMany(m => Search(m.Value, at.Append(m.Name).ToEquatableArray(), depth + 1));
        return inner.Prepend(new Candidate(at, RecordsShape.Object, value) { OwnFields = own });
    }

    // An object within a record that was chosen is part of it.
    private static bool IsPartOf(Candidate other, Candidate chosen) =>
        chosen.Shape == RecordsShape.Object && other.Shape == RecordsShape.Object && IsWithin(other, chosen);

    // All of its names are those of page figures, but there is no page: the state of a service, say.
    private static bool IsPlainRecord(Candidate candidate) =>
        candidate is { Shape: RecordsShape.Object, Value: JsonObject { Members.Count: > 0 } node } && node.Members.All(m => m.Value is not (JsonObject or JsonArray));

    private static bool IsWithin(Candidate inner, Candidate outer) => inner.Pointer.StartsWith(outer.Pointer + "/", System.StringComparison.Ordinal);

    private static void RefuseMixture(IEnumerable<Candidate> others, Candidate chosen)
    {
        if (others.FirstOrDefault(o => o.Shape != RecordsShape.Object || o.OwnFields > 0) is { } other)
        {
            throw new InferenceException(
                "infer:mixture",
                $"The samples are not of one kind: at {chosen.Pointer} one has {Word(chosen.Shape)}, another {Word(other.Shape)}.",
                "Infer them apart, or say what the object is to read: --shape map|array|object|scalars.");
        }
    }

    private static string Word(RecordsShape shape) => shape switch
    {
        RecordsShape.Array => "a list of records",
        RecordsShape.Map => "records under their ids",
        RecordsShape.Scalars => "values under their names",
        _ => "a single record",
    };

    private static JsonValue? Below(JsonValue root, IEnumerable<string> names) =>
        names.Aggregate((JsonValue?)root, (value, name) => (value as JsonObject)?.Find(name)?.Value);

    private static InferenceException Nothing(IReadOnlyList<Sample> samples, InferenceOptions options) => new(
        "infer:no-records",
        $"{string.Join(", ", samples.Select(s => s.Name))} {(samples.Count == 1 ? "has" : "have")} no records{(options.At is null ? "" : $" at {options.At}")}: nothing can be learnt from an empty answer.",
        "Record an answer with at least one record, or say where they are: --at POINTER.");
}
