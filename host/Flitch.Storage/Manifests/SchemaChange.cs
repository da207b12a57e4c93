using Flitch.Storage.Datasets;
using Flitch.Storage.Errors;
using Flitch.Storage.Files;

namespace Flitch.Storage.Manifests;

/// <summary>What to do when a dataset's files have another schema than the object's file states now.</summary>
internal static class SchemaChange
{
    /// <summary>Null when the dataset can begin anew, because it has never held a row.</summary>
    /// <exception cref="Flitch.Connectors.FlitchException">It has rows.</exception>
    public static Manifest? Accept(Manifest found, DatasetSchema schema, DatasetName name) =>
        found.Files.Sum(f => f.Rows) == 0 && found.State.Intervals.Count == 0 && found.Snapshot is null
            ? null
            : throw StorageErrors.SchemaChanged(name.ToString(), Describe(found, schema));

    private static string Describe(Manifest found, DatasetSchema schema)
    {
        var (old, now) = (found.Columns.ToDictionary(c => c.Name), schema.ToManifest().ToDictionary(c => c.Name));
        var differences = now.Keys.Except(old.Keys).Select(n => $"column {n} is new")
            .Concat(old.Keys.Except(now.Keys).Select(n => $"column {n} is gone"))
            .Concat(now.Values.Where(c => old.TryGetValue(c.Name, out var was) && was.Type != c.Type).Select(c => $"column {c.Name} was {old[c.Name].Type} and is {c.Type}"))
            .Concat(found.PrimaryKey.SequenceEqual(schema.Descriptor.PrimaryKey) ? [] : ["the primary key is another"])
            .Concat(found.PinnedParameters.SequenceEqual(schema.Descriptor.PinnedParameters) ? [] : ["a fixed request parameter is another"])
            .ToList();
        return differences.Count == 0 ? "its columns have another order" : string.Join(", ", differences);
    }
}
