using Flitch.Connectors.Catalog;
using Flitch.DuckDb;
using Flitch.Storage.Checking;
using Flitch.Storage.Errors;
using Flitch.Storage.Files;
using Flitch.Storage.Folders;
using Flitch.Storage.Manifests;
using Flitch.Storage.Merging;

namespace Flitch.Storage.Evolving;

/// <summary>Brings all files of a dataset to a new schema. Nothing points at the new files before the commit, so that the old dataset stays whole until then.</summary>
internal sealed class Evolution(DuckDbConnection connection, DatasetPaths paths, DatasetSchema schema, FileWriter writer, SortedSlices slices)
{
    /// <summary>Writes them.</summary>
    /// <param name="plan">The two schemas; nothing is in the way.</param>
    /// <param name="keepsLost">True when a value that its column's new type cannot hold is rescued; else it is refused.</param>
    /// <param name="cancellationToken">Gives up; what was written is left to the sweep.</param>
    /// <returns>The new files, and the stretches that the state may no longer claim, because a file's rows were not those stated.</returns>
    public async Task<(FileChanges Changes, IReadOnlyList<FileFinding> Findings)> WriteAsync(EvolutionPlan plan, bool keepsLost, CancellationToken cancellationToken)
    {
        var changes = new FileChanges(plan.Before.Files, plan.Before.NextFile);
        if (!keepsLost && schema.Descriptor.Mode == RefreshMode.Incremental)
        {
            await RefuseNullsAsync(plan, cancellationToken);
        }

        if (!plan.ChangesFiles)
        {
            return (changes, []);
        }

        var findings = await CheckAsync(plan, keepsLost, cancellationToken);
        var table = new EvolvedTable(connection, paths, plan, keepsLost);
        foreach (var group in Groups(plan, plan.Divides || findings.Any(f => f.Kind == FileFindingKind.Misplaced)))
        {
            await WriteAsync(table, changes, group, cancellationToken);
        }

        return (changes, findings);
    }

    /// <summary>Writes files of removed rows, as <see cref="WriteAsync(EvolutionPlan, bool, CancellationToken)"/> does, for a dataset that is read anew.</summary>
    public async Task WriteRemovedAsync(EvolutionPlan plan, FileChanges changes, CancellationToken cancellationToken)
    {
        var removed = plan.Before.Files.Where(f => f.Role == FileRole.Removed && File.Exists(paths.Absolute(f.Path))).ToList();
        if (removed.Count > 0)
        {
            await WriteAsync(new EvolvedTable(connection, paths, plan, keepsLost: true), changes, removed, cancellationToken);
        }
    }

    // Files that only the order of their own rows holds together; all at once where rows move from one to another.
    private static IEnumerable<List<LiveFile>> Groups(EvolutionPlan plan, bool divides)
    {
        var files = plan.Before.Files.Where(f => f.Role != FileRole.Snapshots).ToList();
        return divides
            ? files.GroupBy(f => f.Role).Select(g => g.ToList())
            : files.Select(f => new List<LiveFile> { f });
    }

    // An altered file must not become right by being written anew, and one that cannot be read must not be left behind in silence.
    private async Task<IReadOnlyList<FileFinding>> CheckAsync(EvolutionPlan plan, bool skipsLost, CancellationToken cancellationToken)
    {
        var before = StoredSchema.Of(plan.Before);
        var content = new ContentCheck(connection, paths, before);
        var findings = new List<FileFinding>();
        foreach (var file in plan.Before.Files)
        {
            findings.AddRange(await content.RunAsync(file, cancellationToken));
        }

        var lost = findings.Find(f => f.Kind is FileFindingKind.Missing or FileFindingKind.Unreadable);
        if (lost is not null && !skipsLost)
        {
            throw StorageErrors.EvolutionNeedsFile(paths.Name.ToString(), lost.Path, lost.Reason);
        }

        return findings;
    }

    // What was stored as null may have been the value that is one no longer; a snapshot's history is kept as it is.
    private async Task RefuseNullsAsync(EvolutionPlan plan, CancellationToken cancellationToken)
    {
        foreach (var column in plan.Columns.Where(c => c.LostNulls.Count > 0))
        {
            var files = plan.Before.Files.Where(f => f.Role == FileRole.Rows && f.Rows > 0).Locate(paths);
            var nulls = files.Count == 0 ? 0 : await connection.CountAsync($"SELECT count(*) FROM {ParquetSql.Read(files)} f WHERE {column.From!.Sql} IS NULL", cancellationToken);
            if (nulls > 0)
            {
                throw StorageErrors.NullValueGone(paths.Name.ToString(), column.Column.Name, column.LostNulls[0], nulls);
            }
        }
    }

    private async Task WriteAsync(EvolvedTable table, FileChanges changes, List<LiveFile> files, CancellationToken cancellationToken)
    {
        var role = files[0].Role;
        await table.BeginAsync(role, cancellationToken);
        foreach (var file in files.Where(f => File.Exists(paths.Absolute(f.Path))))
        {
            await table.AddAsync(file, cancellationToken);
        }

        var slots = files.Count == 1 && role is not (FileRole.Rows or FileRole.Removed)
            ? [new FileSlot(role, files[0].Partition, files[0].Day)]
            : await ListSlotsAsync(role, cancellationToken);
        foreach (var slot in slots)
        {
            var condition = role is FileRole.Rows or FileRole.Removed ? $"_part IS NOT DISTINCT FROM {ParquetSql.Date(slot.Partition)}" : "true";
            changes.Replace(null, await WriteAsync(slot, changes.NextFile, condition, cancellationToken));
        }

        files.ForEach(file => changes.Replace(file, null));
        await connection.RunAsync("DROP TABLE renewed", cancellationToken);
    }

    private async Task<IReadOnlyList<FileSlot>> ListSlotsAsync(FileRole role, CancellationToken cancellationToken)
    {
        var partitions = await connection.ListAsync(
            "SELECT DISTINCT _part FROM renewed ORDER BY _part", r => new FileSlot(role, r.IsDBNull(0) ? null : r.GetFieldValue<DateOnly>(0)), cancellationToken);
        return partitions.Count == 0 ? [new FileSlot(role)] : partitions;
    }

    private async Task<LiveFile> WriteAsync(FileSlot slot, long number, string condition, CancellationToken cancellationToken)
    {
        var rows = await connection.CountAsync($"SELECT count(*) FROM renewed WHERE {condition}", cancellationToken);
        var select = $"SELECT {RoleColumns.List(schema, slot.Role)} FROM renewed WHERE {condition}";
        var ordered = slot.Role == FileRole.Rows ? await slices.OrderAsync(select, rows, cancellationToken) : select + Order(slot.Role);
        try
        {
            return await writer.WriteAsync(slot, number, ordered, FileFigures.OfCount(rows), null, cancellationToken);
        }
        finally
        {
            await slices.DropAsync();
        }
    }

    private string Order(FileRole role)
    {
        var key = schema.KeyList.Length == 0 ? "" : ", " + schema.KeyList;
        return role switch
        {
            FileRole.Removed => $" ORDER BY {DatasetSchema.RemovedAt}{key}",
            FileRole.History => $" ORDER BY {DatasetSchema.SyncedAt}{key}",
            _ => key.Length == 0 ? "" : $" ORDER BY {schema.KeyList}",
        };
    }
}
