using System.Globalization;
using Flitch.Connectors.Catalog;
using Flitch.DuckDb;
using Flitch.Storage.Files;
using Flitch.Storage.Folders;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Snapshots;

/// <summary>Writes the files that a snapshot changes: the current rows, the history of its day, the month's list of snapshots.</summary>
internal sealed class SnapshotWriter(DatasetPaths paths, DatasetSchema schema, FileWriter writer, SnapshotTables tables)
{
    private string RowOrder => schema.KeyList.Length == 0 ? "_seq" : schema.KeyList;

    private string HistoryOrder => schema.KeyList.Length == 0 ? "_synced_at" : $"_synced_at, {schema.KeyList}";

    /// <summary>Writes all that a snapshot changes.</summary>
    /// <returns>Whether it differs from the last.</returns>
    public async Task<bool> WriteAsync(FileChanges changes, SnapshotFacts facts, bool isFirst, CancellationToken cancellationToken)
    {
        var current = changes.Files.Single(f => f.Role == FileRole.Current);
        var changed = isFirst || !await tables.EqualsAsync(current, facts.Rows, cancellationToken);
        if (changed)
        {
            await WriteRowsAsync(changes, facts.TakenAt, cancellationToken);
        }

        await CloseDaysAsync(changes, facts.TakenAt, cancellationToken);
        await LogAsync(changes, facts, cancellationToken);
        return changed;
    }

    // Current rows and history, for a snapshot that differs from the last.
    private async Task WriteRowsAsync(FileChanges changes, DateTimeOffset takenAt, CancellationToken cancellationToken)
    {
        var figures = await tables.FiguresAsync(cancellationToken);
        await ReplaceAsync(changes, new(FileRole.Current), $"SELECT {schema.ColumnList} FROM snapshot ORDER BY {RowOrder}", figures, cancellationToken);
        if (figures.Rows > 0)
        {
            var day = DateOnly.FromDateTime(takenAt.UtcDateTime);
            var slot = new FileSlot(FileRole.History, PartitionDays.Start(day, PartitionUnit.Month), day);
            var old = changes.Files.SingleOrDefault(slot.Holds);
            var select = Union(old is null ? [] : [old], $"SELECT {schema.ColumnList} FROM snapshot");
            await ReplaceAsync(changes, slot, $"{select} ORDER BY {HistoryOrder}", Sum(old, figures), cancellationToken);
            DropEmpty(changes, FileRole.History);
        }
    }

    // Merges the history of days that are over into their months.
    private async Task CloseDaysAsync(FileChanges changes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var over = changes.Files.Where(f => f.Role == FileRole.History && f.Day < today).GroupBy(f => f.Partition).ToList();
        foreach (var month in over)
        {
            var slot = new FileSlot(FileRole.History, month.Key);
            var parts = changes.Files.Where(slot.Holds).Concat(month).ToList();
            var figures = parts.Aggregate(FileFigures.Empty, (sum, f) => sum.Plus(f.Figures()));
            await ReplaceAsync(changes, slot, $"{Union(parts, null)} ORDER BY {HistoryOrder}", figures, cancellationToken);
            month.ToList().ForEach(day => changes.Replace(day, null));
        }
    }

    // One line more in the list of snapshots.
    private async Task LogAsync(FileChanges changes, SnapshotFacts facts, CancellationToken cancellationToken)
    {
        var month = PartitionDays.Start(DateOnly.FromDateTime(facts.TakenAt.UtcDateTime), PartitionUnit.Month);
        var slot = new FileSlot(FileRole.Snapshots, month);
        var old = changes.Files.SingleOrDefault(slot.Holds);
        var micros = Staging.RowBuffer.ToMicroseconds(facts.TakenAt);
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT {ParquetSql.Timestamp(micros)} AS _synced_at, {SqlText.Literal(facts.RunId)} AS _run_id, {facts.Rows}::BIGINT AS rows, '{facts.ContentHash}' AS content_hash");
        var before = old is null ? "" : $"SELECT _synced_at, _run_id, rows, content_hash FROM {ParquetSql.Read(new[] { old }.Locate(paths))} UNION ALL ";
        var figures = new FileFigures(1, micros, micros, HashOf(facts));
        await ReplaceAsync(changes, slot, $"{before}{line} ORDER BY _synced_at", Sum(old, figures), cancellationToken);
        DropEmpty(changes, FileRole.Snapshots);
    }

    private static ulong HashOf(SnapshotFacts facts) =>
        ulong.Parse(facts.ContentHash.AsSpan(16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static FileFigures Sum(LiveFile? old, FileFigures figures) => (old?.Figures() ?? FileFigures.Empty).Plus(figures);

    // The zero-row file that stood for "none yet" has no partition.
    private static void DropEmpty(FileChanges changes, FileRole role)
    {
        if (changes.Files.SingleOrDefault(f => f.Role == role && f.Partition is null) is { } empty)
        {
            changes.Replace(empty, null);
        }
    }

    private async Task ReplaceAsync(FileChanges changes, FileSlot slot, string select, FileFigures figures, CancellationToken cancellationToken)
    {
        var written = await writer.WriteAsync(slot, changes.NextFile, select, figures, null, cancellationToken);
        changes.Replace(changes.Files.SingleOrDefault(slot.Holds), written);
    }

    private string Union(List<LiveFile> files, string? more)
    {
        var selects = files.Count == 0 ? [] : new[] { $"SELECT {schema.ColumnList} FROM {ParquetSql.Read(files.Locate(paths))}" };
        return string.Join(" UNION ALL ", selects.Concat(more is null ? [] : [more]));
    }
}
