using Flitch.Connectors.Columns;
using Flitch.Storage.Files;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Views;

/// <summary>The views that a manifest gives: rows (or the newest snapshot), history, the list of snapshots, removed rows.</summary>
public static class ViewCatalog
{
    private static readonly ViewColumn[] OurColumns =
    [
        new(DatasetSchema.Rescued, ColumnType.Text, "Fields that the schema does not know or could not parse, as JSON; null when there are none."),
        new(DatasetSchema.SyncedAt, ColumnType.Timestamp, "When the row came, or its snapshot was taken."),
        new(DatasetSchema.RunId, ColumnType.Text, "The run that brought it."),
        new(DatasetSchema.Page, ColumnType.Integer, "The call within that run, as in the request log."),
    ];

    private static readonly ViewColumn[] SnapshotColumns =
    [
        new(DatasetSchema.SyncedAt, ColumnType.Timestamp, "When the snapshot was taken."),
        new(DatasetSchema.RunId, ColumnType.Text, "The run that took it."),
        new("rows", ColumnType.Integer, "Its rows."),
        new("content_hash", ColumnType.Text, "Equal for snapshots of equal content; the rows stand in the history under the first of them."),
    ];

    private static readonly ViewColumn[] RemovedColumns =
    [
        new(DatasetSchema.RemovedAt, ColumnType.Timestamp, "When it was found that the service serves the row no longer."),
        new(DatasetSchema.RemovedRunId, ColumnType.Text, "The run that found it."),
        new(DatasetSchema.Reason, ColumnType.Text, "Why the row was removed."),
    ];

    /// <summary>The views of a dataset, that of its rows (or newest snapshot) first.</summary>
    /// <param name="manifest">The dataset's last commit.</param>
    public static IEnumerable<DatasetView> Of(Manifest manifest) =>
        from files in manifest.Files.GroupBy(f => f.Role)
        orderby files.Key
        select Of(manifest, files.Key, [.. files]);

    private static DatasetView Of(Manifest manifest, FileRole role, IReadOnlyList<LiveFile> files)
    {
        var key = role == FileRole.Current ? null : DatasetSchema.KeyOf(manifest.Partition);
        var name = manifest.Object + Suffix(role);
        var columns = role == FileRole.Snapshots ? SnapshotColumns
            : manifest.Columns.Select(OfSource).Concat(OurColumns).Concat(role == FileRole.Removed ? RemovedColumns : []);
        var partition = key is null ? [] : new[] { new ViewColumn(key, ColumnType.Date, role == FileRole.Removed ? $"First day of the {key} in which the row was removed." : $"First day of the {key} that the row's file holds.") };
        var links = key is null ? $"{manifest.Connection}/{name}/current.parquet" : $"{manifest.Connection}/{name}/{key}=*/*.parquet";
        return new(manifest.Connector, manifest.Connection, name, Describe(manifest, role), [.. columns, .. partition], key, files, links) { Role = role };
    }

    private static ViewColumn OfSource(ManifestColumn column) => new(column.Name, ManifestTypes.Parse(column.Type) ?? ColumnType.Text, column.Description);

    private static string Suffix(FileRole role) => role switch
    {
        FileRole.History => "_history",
        FileRole.Snapshots => "_snapshots",
        FileRole.Removed => "_removed",
        _ => "",
    };

    private static string Describe(Manifest manifest, FileRole role) => role switch
    {
        FileRole.History => $"Every snapshot's rows. {manifest.Description}",
        FileRole.Snapshots => $"One line per snapshot of {manifest.Title}.",
        FileRole.Removed => $"Rows that the service no longer serves. {manifest.Description}",
        _ => manifest.Description,
    };
}
