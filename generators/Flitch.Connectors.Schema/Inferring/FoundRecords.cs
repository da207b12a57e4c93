using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Inferring;

/// <summary>Where the samples hold their records, and what stands there.</summary>
/// <param name="At">Names from the root.</param>
/// <param name="Shape">The shape.</param>
/// <param name="Others">Places that could hold records as well, the larger first.</param>
/// <param name="Values">What each sample has at the place; null where it has nothing.</param>
internal sealed record FoundRecords(EquatableArray<string> At, RecordsShape Shape, IReadOnlyList<Candidate> Others, IReadOnlyList<JsonValue?> Values)
{
    public string Pointer => JsonPointer.Of(At);

    /// <summary>The keys under which records stand, in a map.</summary>
    public IReadOnlyList<string> Keys => Shape is not (RecordsShape.Map or RecordsShape.Scalars)
        ? new List<string>()
        : Values.OfType<JsonObject>().SelectMany(v => v.Members.Select(m => m.Name)).ToList();

    /// <summary>All records. One that stands in several samples alike counts once.</summary>
    public IReadOnlyList<JsonObject> Records { get; } = Values.SelectMany(v => RecordsOf(v, Shape))
        .GroupBy(r => (r.Key, JsonPrinter.Print(r.Record)))
        .Select(g => g.First().Record)
        .ToList();

    /// <summary>The values of a map of scalars.</summary>
    public IEnumerable<JsonValue> Scalars => Values.OfType<JsonObject>().SelectMany(v => v.Members.Select(m => m.Value));

    private static IEnumerable<(string Key, JsonObject Record)> RecordsOf(JsonValue? value, RecordsShape shape) => (value, shape) switch
    {
        (JsonArray list, RecordsShape.Array) => list.Items.OfType<JsonObject>().Select(r => ("", r)),
        (JsonObject node, RecordsShape.Map) => node.Members.Where(m => m.Value is JsonObject).Select(m => (m.Name, (JsonObject)m.Value)),
        (JsonObject node, RecordsShape.Object) => new[] { ("", node) },
        _ => Enumerable.Empty<(string, JsonObject)>(),
    };
}
