using Flitch.DuckDb;
using Flitch.Storage.Files;
using Flitch.Storage.Folders;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Removing;

/// <summary>Writes the rows of the table <c>removed</c> beside those that were removed before, in the file of the time when they go.</summary>
internal sealed class RemovedRows(DuckDbConnection connection, DatasetPaths paths, DatasetSchema schema, FileWriter writer)
{
    /// <summary>Writes them.</summary>
    /// <param name="changes">The commit's files.</param>
    /// <param name="now">When they go.</param>
    /// <param name="runId">By which run.</param>
    /// <param name="reason">Why, in a person's words.</param>
    /// <param name="cancellationToken">Gives up; what was written is left to the sweep.</param>
    /// <returns>How many go.</returns>
    public async Task<long> WriteAsync(FileChanges changes, DateTimeOffset now, string runId, string reason, CancellationToken cancellationToken)
    {
        var figures = (await connection.ListAsync(
            $"SELECT {FileFigures.Select(schema, schema.Descriptor.Cursor)} FROM removed", r => FileFigures.Read(r, 0), cancellationToken))[0];
        if (figures.Rows > 0)
        {
            var slot = new FileSlot(FileRole.Removed, PartitionDays.Start(DateOnly.FromDateTime(now.UtcDateTime), schema.PartitionUnit));
            var old = changes.Files.SingleOrDefault(slot.Holds);
            var all = (old?.Figures() ?? FileFigures.Empty).Plus(figures);
            var select = Select(old, now, runId, reason) + (all.Rows > schema.Width.SortedAtOnce ? "" : $" ORDER BY {DatasetSchema.RemovedAt}, {schema.OrderBy}");
            changes.Replace(old, await writer.WriteAsync(slot, changes.NextFile, select, all, null, cancellationToken));
        }

        return figures.Rows;
    }

    private string Select(LiveFile? old, DateTimeOffset now, string runId, string reason)
    {
        var stamp = $"{ParquetSql.Timestamp(Staging.RowBuffer.ToMicroseconds(now))} AS {DatasetSchema.RemovedAt}, "
            + $"{SqlText.Literal(runId)} AS {DatasetSchema.RemovedRunId}, {SqlText.Literal(reason)} AS {DatasetSchema.Reason}";
        var before = old is null ? "" : $"SELECT {schema.RemovedList} FROM {ParquetSql.Read(new[] { old }.Locate(paths))} UNION ALL ";
        return $"{before}SELECT {schema.ColumnList}, {stamp} FROM removed";
    }
}
