using Flitch.Connectors.Catalog;
using Flitch.Storage.Files;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Evolving;

/// <summary>The schema that a dataset's files have, out of its manifest.</summary>
internal static class StoredSchema
{
    public static DatasetSchema Of(Manifest manifest) => new(new ObjectDescriptor
    {
        Name = manifest.Object,
        Title = manifest.Title,
        Description = manifest.Description,
        Path = "",
        Method = "",
        PinnedParameters = manifest.PinnedParameters,
        Cost = 0,
        Columns = [.. manifest.Columns.Select(c => new ColumnDescriptor(c.Name, ManifestTypes.Parse(c.Type)!, c.Description) { Source = c.Source })],
        PrimaryKey = manifest.PrimaryKey,
        Mode = manifest.Mode,
        Cursor = manifest.Cursor,
        Partition = manifest.Partition,
        Fingerprint = manifest.Fingerprint,
    });
}
