using Flitch.Storage.Files;
using Flitch.Storage.Folders;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Merging;

/// <summary>Writes the partitions that a plan changes.</summary>
internal sealed class Merger(DatasetPaths paths, DatasetSchema schema, FileWriter writer, SortedSlices slices)
{
    /// <summary>The manifest's files after the plan; nothing points at the new ones yet.</summary>
    /// <param name="files">The files as they are.</param>
    /// <param name="plan">What changes.</param>
    /// <param name="nextFile">The number of the first new file.</param>
    /// <param name="cancellationToken">Gives up; what was written is left to the sweep.</param>
    public async Task<FileChanges> WriteAsync(IReadOnlyList<LiveFile> files, MergePlan plan, long nextFile, CancellationToken cancellationToken)
    {
        var changes = new FileChanges(files, nextFile);
        foreach (var change in plan.Partitions)
        {
            var slot = new FileSlot(FileRole.Rows, change.Partition);
            var old = files.SingleOrDefault(slot.Holds);
            changes.Replace(old, await WriteAsync(slot, change, old, changes.NextFile, cancellationToken));
        }

        await KeepOneFileAsync(changes, cancellationToken);
        return changes;
    }

    private async Task<LiveFile?> WriteAsync(FileSlot slot, PartitionChange change, LiveFile? old, long number, CancellationToken cancellationToken)
    {
        var before = old?.Figures() ?? FileFigures.Empty;
        var after = before.Plus(change.Added).Minus(change.Taken);
        var cursor = change.Taken.Rows > 0 ? schema.Descriptor.Cursor : null; // a bound may have gone with what was taken
        if (after.Rows == 0)
        {
            return null;
        }

        var ordered = await slices.OrderAsync(Select(change, old), after.Rows, cancellationToken);
        try
        {
            return await writer.WriteAsync(slot, number, ordered, after, cursor, cancellationToken);
        }
        finally
        {
            await slices.DropAsync();
        }
    }

    private string Select(PartitionChange change, LiveFile? old)
    {
        var added = $"SELECT {schema.ColumnList} FROM delta WHERE _part IS NOT DISTINCT FROM {ParquetSql.Date(change.Partition)}";
        if (old is null or { Rows: 0 })
        {
            return added;
        }

        var kept = change.Taken.Rows == 0 ? "" : $" ANTI JOIN replaced r ON {schema.SameKey("f", "r")}";
        var stored = ParquetSql.Read(new[] { old }.Locate(paths));
        return $"SELECT {schema.ColumnList} FROM {stored} f{kept} UNION ALL {added}";
    }

    // A view over no files cannot be created: the empty dataset is one file of no rows, which goes when the first rows come.
    private async Task KeepOneFileAsync(FileChanges changes, CancellationToken cancellationToken)
    {
        var rows = changes.Files.Where(f => f.Role == FileRole.Rows).ToList();
        if (rows.Count == 0)
        {
            changes.Replace(null, await writer.WriteAsync(
                new(FileRole.Rows), changes.NextFile, $"SELECT {schema.ColumnList} FROM staged WHERE false", FileFigures.Empty, null, cancellationToken));
        }
        else if (rows.Count > 1 && rows.Find(f => f.Rows == 0) is { } empty)
        {
            changes.Replace(empty, null);
        }
    }
}
