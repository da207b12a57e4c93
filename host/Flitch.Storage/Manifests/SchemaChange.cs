using Flitch.Storage.Files;

namespace Flitch.Storage.Manifests;

/// <summary>What follows for the manifest when a dataset's files are brought to another schema.</summary>
internal static class SchemaChange
{
    /// <summary>Whether the dataset can begin anew, because it has never held a row.</summary>
    public static bool CanBeginAnew(Manifest found) =>
        found.Files.Sum(f => f.Rows) == 0 && found.State.Intervals.Count == 0 && found.Snapshot is null;

    /// <summary>The manifest with all that the schema decides, title and columns aside, which every commit renews.</summary>
    public static Manifest Under(this Manifest manifest, DatasetSchema schema) => manifest with
    {
        Mode = schema.Descriptor.Mode,
        Fingerprint = schema.Descriptor.Fingerprint,
        PinnedParameters = schema.Descriptor.PinnedParameters,
        PrimaryKey = schema.Descriptor.PrimaryKey,
        Cursor = schema.Descriptor.Cursor,
        Partition = schema.Descriptor.Partition,
    };
}
