using Flitch.DuckDb;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Files;

/// <summary>Reads out of rows what a manifest states of it.</summary>
internal sealed class FileMeasure(DuckDbConnection connection, DatasetSchema schema)
{
    /// <summary>Reads them all.</summary>
    /// <param name="role">What they are; a partition's are counted by day as well.</param>
    /// <param name="source">A table, as SQL.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<FileFigures> RunAsync(FileRole role, string source, CancellationToken cancellationToken)
    {
        if (role == FileRole.Rows)
        {
            var days = await connection.ListAsync(
                $"SELECT {FileFigures.SelectDays(schema)} FROM {source} GROUP BY day", r => FileFigures.ReadDay(r, 0), cancellationToken);
            return days.Aggregate(FileFigures.Empty, (sum, day) => sum.Plus(day));
        }

        return (await connection.ListAsync($"SELECT {Select(role)} FROM {source}", r => FileFigures.Read(r, 0), cancellationToken))[0];
    }

    // Snapshots are bounded by when they were taken, and a line of their list has half of its snapshot's hash.
    private string Select(FileRole role) => role switch
    {
        FileRole.Removed => FileFigures.Select(schema, schema.Descriptor.Cursor),
        FileRole.Snapshots => $"count(*), {DatasetSchema.CursorBounds(DatasetSchema.SyncedAt)}, {RowHashSql.Sum("('0x' || substr(content_hash, 17))::UBIGINT")}",
        _ => FileFigures.Select(schema, DatasetSchema.SyncedAt),
    };
}
