using System.Text.Json.Nodes;
using Flitch.Connectors.Catalog;

namespace Flitch.Connectors.TestKit.Answers;

/// <summary>
/// Finds where an object's records stand, without being told: where there are as many JSON objects as the connector saw records, holding the most of the fields that
/// the catalogue names.
/// </summary>
internal static class RecordFinder
{
    private const int Deepest = 6;
    private const int Sampled = 5;

    /// <summary>Finds the place; null where the records are no JSON objects.</summary>
    /// <param name="o">The object.</param>
    /// <param name="answers">Its answers, each with how many records the connector saw in it.</param>
    public static RecordPlace? Find(ObjectDescriptor o, IReadOnlyList<(JsonNode Body, int Records)> answers)
    {
        var full = answers.Where(a => a.Records > 0).ToList();
        return full.Count == 0 ? null : Candidates(full[0].Body, [])
            .Where(place => full.All(a => place.In(a.Body).Count == a.Records))
            .Select(place => (Place: place, Score: ScoreOf(o, full.SelectMany(a => place.In(a.Body).Take(Sampled)))))
            .Where(c => c.Score > 0)
            .OrderByDescending(c => c.Score).ThenBy(c => c.Place.Path.Count)
            .Select(c => c.Place).FirstOrDefault();
    }

    private static IEnumerable<RecordPlace> Candidates(JsonNode? node, string[] path)
    {
        if (node is JsonArray)
        {
            yield return new RecordPlace(path, PlaceKind.Array);
        }

        if (node is not JsonObject parent || path.Length > Deepest)
        {
            yield break;
        }

        yield return new RecordPlace(path, PlaceKind.Single);
        yield return new RecordPlace(path, PlaceKind.Map);
        yield return new RecordPlace(path, PlaceKind.Scalars);
        foreach (var place in parent.SelectMany(p => Candidates(p.Value, [.. path, p.Key])))
        {
            yield return place;
        }
    }

    private static int ScoreOf(ObjectDescriptor o, IEnumerable<FoundRecord> records) => records.Sum(record => o.Columns.Count(c => IsField(o, c) && record.Find(c) is not null));

    // Where no column stands in a field, keys are names of a map and the records its values.
    private static bool IsField(ObjectDescriptor o, ColumnDescriptor column) => column.Source is not null || o.Columns.All(c => c.Source is null);
}
