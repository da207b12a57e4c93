using Flitch.DuckDb;
using Flitch.Storage.Files;
using Flitch.Storage.Folders;
using Flitch.Storage.Manifests;
using Flitch.Storage.Snapshots;

namespace Flitch.Storage.Checking;

/// <summary>Takes in what is left of files that no service can give again: histories, the list of snapshots, removed rows; and the newest snapshot.</summary>
internal sealed class SnapshotAdoption(DuckDbConnection connection, DatasetPaths paths, DatasetSchema schema, FileWriter writer)
{
    /// <summary>Writes the files anew that are left, and drops the others.</summary>
    /// <returns>The newest snapshot; null when its rows are no longer known, so that the next one counts as the first.</returns>
    public async Task<SnapshotFacts?> WriteAsync(
        FileChanges changes, Manifest manifest, IReadOnlyList<LiveFile> kept, IReadOnlyList<LiveFile> lost, CancellationToken cancellationToken)
    {
        foreach (var file in kept.Where(f => f.Role != FileRole.Current))
        {
            var slot = new FileSlot(file.Role, file.Partition, file.Day);
            await WriteAsync(changes, file, slot, paths.Absolute(file.Path), "true", cancellationToken);
        }

        foreach (var file in lost.Where(f => f.Role != FileRole.Current))
        {
            changes.Replace(file, null);
            await KeepOneFileAsync(changes, file.Role, cancellationToken);
        }

        return kept.Concat(lost).FirstOrDefault(f => f.Role == FileRole.Current) is { } current
            ? await RestoreAsync(changes, current, manifest.Snapshot, cancellationToken)
            : manifest.Snapshot;
    }

    private async Task<LiveFile> WriteAsync(FileChanges changes, LiveFile? old, FileSlot slot, string source, string where, CancellationToken cancellationToken)
    {
        var select = $"SELECT {RoleColumns.List(schema, slot.Role)} FROM {ParquetSql.Read(source)} WHERE {where}";
        var figures = await new FileMeasure(connection, schema).RunAsync(slot.Role, $"({select})", cancellationToken);
        var written = await writer.WriteAsync(slot, changes.NextFile, $"{select} ORDER BY {Order(slot.Role)}", figures, null, cancellationToken);
        changes.Replace(old, written);
        return written;
    }

    private string Order(FileRole role) => role switch
    {
        FileRole.Current => schema.KeyList.Length == 0 ? "_page" : schema.KeyList,
        FileRole.Removed => $"{DatasetSchema.RemovedAt}, {schema.KeyList}",
        FileRole.History when schema.KeyList.Length > 0 => $"_synced_at, {schema.KeyList}",
        _ => "_synced_at",
    };

    // A view over no files cannot be created; removed rows have no view before there are any.
    private async Task KeepOneFileAsync(FileChanges changes, FileRole role, CancellationToken cancellationToken)
    {
        if (role != FileRole.Removed && changes.Files.All(f => f.Role != role))
        {
            var select = role == FileRole.Snapshots ? SnapshotSql.EmptyLog : $"SELECT {schema.ColumnList} FROM staged WHERE false";
            changes.Replace(null, await writer.WriteAsync(new(role), changes.NextFile, select, FileFigures.Empty, null, cancellationToken));
        }
    }

    // The newest rows of the history are the newest snapshot's, as long as nothing befell them too.
    private async Task<SnapshotFacts?> RestoreAsync(FileChanges changes, LiveFile current, SnapshotFacts? facts, CancellationToken cancellationToken)
    {
        changes.Replace(current, null);
        var history = changes.Files.Where(f => f.Role == FileRole.History).MaxBy(f => f.Last);
        if (facts is not null && current.Rows > 0 && history?.Last is { } last)
        {
            var where = $"_synced_at = {ParquetSql.Timestamp(last)}";
            var written = await WriteAsync(changes, null, new(FileRole.Current), paths.Absolute(history.Path), where, cancellationToken);
            if ((written.Rows, written.RowHash) == (current.Rows, current.RowHash))
            {
                return facts;
            }

            changes.Replace(written, null);
        }

        await KeepOneFileAsync(changes, FileRole.Current, cancellationToken);
        return current.Rows == 0 ? facts : null;
    }
}
