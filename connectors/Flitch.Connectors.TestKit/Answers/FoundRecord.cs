using System.Text.Json.Nodes;
using Flitch.Connectors.Catalog;

namespace Flitch.Connectors.TestKit.Answers;

/// <summary>One record of an answer.</summary>
/// <param name="Holder">The record; the map that it is an entry of, where it is a mere value.</param>
/// <param name="Entry">The entry's name there; null for a record with fields.</param>
internal sealed record FoundRecord(JsonObject Holder, string? Entry = null)
{
    /// <summary>Where a column's value stands; null where the record has none.</summary>
    public (JsonObject Holder, string Name)? Find(ColumnDescriptor column) => (Entry, column.Source) switch
    {
        (null, { } source) => FieldPath.Find(Holder, source),
        ({ } entry, null) => (Holder, entry),
        _ => null,
    };
}
