using Flitch.Connectors.Catalog;

namespace Flitch.Pipeline.Verifying;

/// <summary>Tells row by row and column by column what a repair has changed.</summary>
internal sealed class RowDifferences(ObjectDescriptor descriptor)
{
    public IEnumerable<Finding> Between(IReadOnlyDictionary<string, string?[]> before, IReadOnlyDictionary<string, string?[]> after) =>
        after.Where(a => !before.ContainsKey(a.Key)).Select(a => Row(a.Key, "was missing; it is stored now"))
            .Concat(before.Where(b => !after.ContainsKey(b.Key)).Select(b => Row(b.Key, "is not served by the service; it was moved aside")))
            .Concat(before.Where(b => after.ContainsKey(b.Key)).SelectMany(b => Values(b.Key, b.Value, after[b.Key])));

    private IEnumerable<Finding> Values(string key, string?[] before, string?[] after) => Enumerable.Range(0, descriptor.Columns.Count)
        .Where(i => before[i] != after[i])
        .Select(i => Row(key, $"{descriptor.Columns[i].Name} was {Shown(before[i])}, the service serves {Shown(after[i])}") with
        {
            Column = descriptor.Columns[i].Name,
            Stored = before[i],
            Served = after[i],
        });

    private static Finding Row(string key, string text) => new(FindingKind.Row, key, text) { Repaired = true };

    private static string Shown(string? value) => value ?? "null";
}
