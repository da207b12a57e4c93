using Flitch.DuckDb;
using Flitch.Storage.Files;
using Flitch.Storage.Folders;
using Flitch.Storage.Manifests;
using Flitch.Storage.Merging;

namespace Flitch.Storage.Checking;

/// <summary>
/// Writes the files of a dataset that is again what its manifest states: the rows of altered files as they are found, each in its partition, each key once (the
/// newest by <c>_synced_at</c>); without the files that cannot be read.
/// </summary>
internal sealed class Adoption(
    DuckDbConnection connection, DatasetPaths paths, DatasetSchema schema, MergePlanner planner, Merger merger, SnapshotAdoption snapshots)
{
    /// <summary>Writes them.</summary>
    /// <param name="manifest">The dataset as it stands.</param>
    /// <param name="findings">What is wrong.</param>
    /// <param name="cancellationToken">Gives up; what was written is left to the sweep.</param>
    /// <returns>The manifest's files, and the newest snapshot as far as it is still known.</returns>
    public async Task<(FileChanges Changes, SnapshotFacts? Snapshot)> WriteAsync(
        Manifest manifest, IReadOnlyList<FileFinding> findings, CancellationToken cancellationToken)
    {
        var damaged = findings.Where(f => f.Kind != FileFindingKind.LinkAltered).ToList();
        var affected = manifest.Files.Where(f => damaged.Exists(d => d.File.Path == f.Path)).ToList();
        var lost = affected.Where(f => damaged.Exists(d => d.File.Path == f.Path && d.Kind is FileFindingKind.Missing or FileFindingKind.Unreadable)).ToList();
        var kept = affected.Except(lost).ToList();
        var changes = await WriteRowsAsync(manifest, [.. affected.Where(IsRows)], [.. kept.Where(IsRows)], cancellationToken);
        var snapshot = await snapshots.WriteAsync(changes, manifest, [.. kept.Where(f => !IsRows(f))], [.. lost.Where(f => !IsRows(f))], cancellationToken);
        return (changes, snapshot);
    }

    private static bool IsRows(LiveFile file) => file.Role == FileRole.Rows;

    private async Task<FileChanges> WriteRowsAsync(
        Manifest manifest, List<LiveFile> affected, List<LiveFile> kept, CancellationToken cancellationToken)
    {
        if (affected.Count == 0)
        {
            return new(manifest.Files, manifest.NextFile);
        }

        var others = manifest.Files.Except(affected).ToList();
        await LoadAsync(kept, cancellationToken);
        await DropOlderAsync(cancellationToken);
        var plan = await planner.PlanAsync(others, before: null, removal: null, cancellationToken);
        var changes = await merger.WriteAsync(others, plan, manifest.NextFile, cancellationToken);
        affected.ForEach(file => changes.Replace(file, null));
        return changes;
    }

    // A row without its key cannot be the service's.
    private async Task LoadAsync(List<LiveFile> files, CancellationToken cancellationToken)
    {
        var hasKey = schema.Descriptor.PrimaryKey.Count == 0 ? "true" : string.Join(" AND ", schema.Descriptor.PrimaryKey.Select(k => $"{SqlText.Identifier(k)} IS NOT NULL"));
        foreach (var file in files.Locate(paths))
        {
            await connection.RunAsync(
                $"""
                INSERT INTO staged SELECT {schema.ColumnList}, {schema.PartitionStart}, row_number() OVER () + (SELECT coalesce(max(_seq), 0) FROM staged)
                FROM {ParquetSql.Read(file)} WHERE {hasKey}
                """,
                cancellationToken);
        }
    }

    private Task DropOlderAsync(CancellationToken cancellationToken) => connection.RunAsync(
        $"""
        DELETE FROM staged WHERE _seq IN (SELECT _seq FROM (
            SELECT _seq, row_number() OVER (PARTITION BY {schema.KeyList} ORDER BY _synced_at DESC, _seq DESC) AS _rank
            FROM staged SEMI JOIN (SELECT {schema.KeyList} FROM staged GROUP BY {schema.KeyList} HAVING count(*) > 1) USING ({schema.KeyList})) WHERE _rank > 1)
        """,
        cancellationToken);
}
