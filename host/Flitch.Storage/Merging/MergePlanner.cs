using Flitch.DuckDb;
using Flitch.Storage.Files;
using Flitch.Storage.Folders;
using Flitch.Storage.Manifests;
using Flitch.Storage.Removing;

namespace Flitch.Storage.Merging;

/// <summary>
/// Compares the staged rows with the stored ones, in temporary tables: <c>delta</c> has the rows that are new or different, <c>replaced</c> the stored rows whose
/// place they take, wherever in the dataset those are.
/// </summary>
internal sealed class MergePlanner(DuckDbConnection connection, DatasetPaths paths, DatasetSchema schema, KeyIndex keys)
{
    /// <summary>Compares.</summary>
    /// <param name="files">The dataset's files.</param>
    /// <param name="before">Files of the dataset that this one will take the place of: rows equal to theirs keep their stamps. Null when there are none.</param>
    /// <param name="removal">The comparison whose rows that did not come go as well; null when none do.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<MergePlan> PlanAsync(
        IReadOnlyList<LiveFile> files, IReadOnlyList<LiveFile>? before, Comparison? removal, CancellationToken cancellationToken)
    {
        await TakeLastStagedAsync(cancellationToken);
        var (kept, differing) = before is null ? (0, 0) : await KeepStampsAsync(before, cancellationToken);
        await FindStoredAsync([.. files.Where(f => f.Role == FileRole.Rows)], cancellationToken);
        var unchanged = await DropUnchangedAsync(cancellationToken);
        var changed = await connection.CountAsync("SELECT count(*) FROM replaced", cancellationToken);
        var all = await connection.CountAsync("SELECT count(*) FROM delta", cancellationToken);
        await TakeRemovedAsync(files, removal, cancellationToken);
        return new(Math.Max(0, all - changed - kept - differing), changed + differing, unchanged + kept, await ListChangesAsync(cancellationToken));
    }

    // Rows that go leave their partitions as replaced ones do; what came has other keys.
    private async Task TakeRemovedAsync(IReadOnlyList<LiveFile> files, Comparison? removal, CancellationToken cancellationToken)
    {
        if (removal is not null)
        {
            await removal.TakeAsync(files, cancellationToken);
            await connection.RunAsync("INSERT INTO replaced FROM removed", cancellationToken);
        }
    }

    // Keys and numbers alone are held for it; a window over whole rows would need memory for all of them.
    private Task TakeLastStagedAsync(CancellationToken cancellationToken) => connection.RunAsync(
        $"""
        CREATE OR REPLACE TEMP TABLE delta AS SELECT {schema.ColumnList}, _part, {keys.Hash} AS _key FROM staged
        WHERE _seq IN (SELECT max(_seq) FROM staged GROUP BY {schema.KeyList})
        """,
        cancellationToken);

    /// <returns>How many staged rows stand just so in the dataset whose place this one will take, and how many with other values.</returns>
    private async Task<(long Kept, long Differing)> KeepStampsAsync(IReadOnlyList<LiveFile> before, CancellationToken cancellationToken)
    {
        var partitions = await connection.ListAsync(
            "SELECT DISTINCT _part FROM delta", r => r.IsDBNull(0) ? (DateOnly?)null : r.GetFieldValue<DateOnly>(0), cancellationToken);
        var (kept, differing) = (0L, 0L);
        foreach (var file in before.Where(f => f.Role == FileRole.Rows && f.Rows > 0 && partitions.Contains(f.Partition)))
        {
            var (same, other) = await KeepStampsAsync(paths.Absolute(file.Path), cancellationToken);
            (kept, differing) = (kept + same, differing + other);
        }

        return (kept, differing);
    }

    // Reading anew is the way out of a damaged file, so one must not stop it: its rows get new stamps.
    private async Task<(long Kept, long Differing)> KeepStampsAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var kept = await connection.ChangeAsync(
                $"""
                UPDATE delta SET _synced_at = f._synced_at, _run_id = f._run_id, _page = f._page
                FROM {ParquetSql.Read(path)} f WHERE {schema.SameKey("delta", "f")} AND {schema.SameContent("delta", "f")}
                """,
                cancellationToken);
            var known = await connection.CountAsync(
                $"SELECT count(*) FROM delta d SEMI JOIN {ParquetSql.Read(path)} f ON {schema.SameKey("d", "f")}", cancellationToken);
            return (kept, known - kept);
        }
        catch (DuckDbException)
        {
            return (0, 0);
        }
    }

    private async Task FindStoredAsync(List<LiveFile> files, CancellationToken cancellationToken)
    {
        var partitions = await keys.FindPartitionsAsync(files, cancellationToken);
        var hit = files.Where(f => f.Rows > 0 && partitions.Contains(f.Partition)).Locate(paths);
        var stored = hit.Count == 0
            ? "delta WHERE false"
            : $"{ParquetSql.ReadPartitions(ParquetSql.List(hit), schema.PartitionKey)} f SEMI JOIN delta d ON {schema.SameKey("f", "d")}";
        var part = hit.Count == 0 ? "_part" : SqlText.Identifier(schema.PartitionKey);
        await connection.RunAsync(
            $"CREATE OR REPLACE TEMP TABLE replaced AS SELECT {schema.ColumnList}, {part} AS _part, {keys.Hash} AS _key FROM {stored}", cancellationToken);
    }

    private async Task<long> DropUnchangedAsync(CancellationToken cancellationToken)
    {
        var unchanged = await connection.ChangeAsync(
            $"DELETE FROM delta USING replaced r WHERE {schema.SameKey("delta", "r")} AND {schema.SameContent("delta", "r")}", cancellationToken);
        await connection.RunAsync(
            $"DELETE FROM replaced WHERE NOT EXISTS (SELECT 1 FROM delta d WHERE {schema.SameKey("replaced", "d")})", cancellationToken);
        return unchanged;
    }

    private async Task<IReadOnlyList<PartitionChange>> ListChangesAsync(CancellationToken cancellationToken)
    {
        var added = await FiguresAsync("delta", cancellationToken);
        var taken = await FiguresAsync("replaced", cancellationToken);
        var partitions = added.Concat(taken).Select(f => f.Partition).Distinct().Order();
        return [.. partitions.Select(p => new PartitionChange(p, Of(added, p), Of(taken, p)))];
    }

    private Task<IReadOnlyList<(DateOnly? Partition, FileFigures Figures)>> FiguresAsync(string table, CancellationToken cancellationToken) =>
        connection.ListAsync(
            $"SELECT _part, {FileFigures.SelectDays(schema)} FROM {table} GROUP BY _part, day",
            r => (r.IsDBNull(0) ? (DateOnly?)null : r.GetFieldValue<DateOnly>(0), FileFigures.ReadDay(r, 1)),
            cancellationToken);

    private static FileFigures Of(IReadOnlyList<(DateOnly? Partition, FileFigures Figures)> figures, DateOnly? partition) =>
        figures.Where(f => f.Partition == partition).Aggregate(FileFigures.Empty, (sum, f) => sum.Plus(f.Figures));
}
