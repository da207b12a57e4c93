using Flitch.Connectors.Catalog;
using Flitch.Storage.Manifests;
using Flitch.Storage.Views;

namespace Flitch.Analysis.Shapes;

/// <summary>
/// The shapes of a dataset's views. Names, types and descriptions are those of the stored files, from the manifest; units and known values come from the connector's
/// schema where it is loaded, and are missing where it is not.
/// </summary>
public static class DatasetShapes
{
    private const string SyncedAt = "_synced_at";

    /// <summary>The shapes of all views of a dataset, that of its rows (or newest snapshot) first.</summary>
    /// <param name="manifest">The dataset's last commit.</param>
    /// <param name="descriptor">The object in the connector's schema; null when the connector is not there.</param>
    public static IEnumerable<DatasetShape> Of(Manifest manifest, ObjectDescriptor? descriptor) => ViewCatalog.Of(manifest).Select(view => Of(manifest, view, descriptor));

    private static DatasetShape Of(Manifest manifest, DatasetView view, ObjectDescriptor? descriptor) =>
        new(view.Connection, view.Name, Title(manifest, view.Role), view.Description, [.. view.Columns.Select(c => Of(c, manifest, view.Role, descriptor))])
        {
            Dataset = manifest.Object,
            Connector = manifest.Connector,
            Role = view.Role,
            PrimaryKey = Key(manifest, view.Role),
            Time = Time(manifest, view.Role),
        };

    private static ShapeColumn Of(ViewColumn column, Manifest manifest, FileRole role, ObjectDescriptor? descriptor)
    {
        var isSource = role != FileRole.Snapshots && manifest.Columns.Any(c => c.Name == column.Name);
        var shape = new ShapeColumn(column.Name, column.Type, column.Description) { Added = !isSource };
        return isSource && descriptor?.Columns.FirstOrDefault(c => c.Name == column.Name) is { } known ? Describe(shape, known) : shape;
    }

    // The schema may have changed since the last commit: a unit of another type's values would be wrong.
    private static ShapeColumn Describe(ShapeColumn column, ColumnDescriptor known) => known.Type.Kind != column.Type.Kind ? column : column with
    {
        Unit = known.Unit,
        UnitBy = known.UnitBy,
        KnownValues = known.KnownValues,
    };

    private static string Title(Manifest manifest, FileRole role) => role switch
    {
        FileRole.History => $"{manifest.Title}: history",
        FileRole.Snapshots => $"{manifest.Title}: snapshots",
        FileRole.Removed => $"{manifest.Title}: removed rows",
        _ => manifest.Title,
    };

    private static IReadOnlyList<string> Key(Manifest manifest, FileRole role) => role switch
    {
        FileRole.History => [SyncedAt, .. manifest.PrimaryKey],
        FileRole.Snapshots => [SyncedAt],
        FileRole.Removed => [.. manifest.PrimaryKey, "_removed_at"],
        _ => manifest.PrimaryKey,
    };

    private static string? Time(Manifest manifest, FileRole role) => role switch
    {
        FileRole.History or FileRole.Snapshots => SyncedAt,
        FileRole.Current => null,
        _ => manifest.Cursor ?? manifest.Partition?.On,
    };
}
