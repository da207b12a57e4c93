using Flitch.DuckDb;
using Flitch.Storage.Files;
using Flitch.Storage.Folders;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Merging;

/// <summary>
/// Finds the stored rows that the rows of a commit name as changed, before the commit is made: the tables <c>staged</c>, <c>delta</c> and <c>keys</c> are as the
/// planner left them. A row that was staged after the row that names it was read after it, and is fresh already.
/// </summary>
internal sealed class RewrittenRows(DuckDbConnection connection, DatasetPaths paths, DatasetSchema schema)
{
    private const long MicrosecondsPerSecond = 1_000_000;

    private string Key => schema.KeyList;

    /// <summary>The Unix seconds of those rows; a second is <c>(s - 1, s]</c>.</summary>
    public async Task<IReadOnlyList<long>> FindAsync(IReadOnlyList<LiveFile> files, CancellationToken cancellationToken)
    {
        await connection.RunAsync($"CREATE OR REPLACE TEMP TABLE named AS {Named()}", cancellationToken);
        var partitions = await connection.ListAsync(
            "SELECT DISTINCT _part FROM keys WHERE _key IN (SELECT hash(id) FROM named)",
            r => r.IsDBNull(0) ? (DateOnly?)null : r.GetFieldValue<DateOnly>(0),
            cancellationToken);
        var hit = files.Where(f => f.Role == FileRole.Rows && f.Rows > 0 && partitions.Contains(f.Partition)).Locate(paths);
        return hit.Count == 0 ? [] : await ReadSecondsAsync(hit, cancellationToken);
    }

    private async Task<IReadOnlyList<long>> ReadSecondsAsync(IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        var cursor = SqlText.Identifier(schema.Descriptor.Cursor!);
        var times = await connection.ListAsync(
            $"SELECT DISTINCT epoch_us({cursor}) FROM {ParquetSql.Read(files)} WHERE {Key} IN (SELECT id FROM named) AND {cursor} IS NOT NULL",
            r => r.GetInt64(0),
            cancellationToken);
        return [.. times.Select(Ceiling).Distinct()];
    }

    // What new or changed rows name, less what was staged after the last row that names it; a row that names itself is fresh too.
    private string Named()
    {
        var last = $"SELECT * FROM staged WHERE _seq IN (SELECT max(_seq) FROM staged GROUP BY {Key}) AND {Key} IN (SELECT {Key} FROM delta)";
        var named = string.Join(" UNION ALL ", schema.Descriptor.Rewrites.Select(c => $"SELECT {Ids(c)} AS id, _seq FROM last"));
        return $"""
            WITH last AS ({last}), named AS (SELECT id, max(_seq) AS _seq FROM ({named}) WHERE id IS NOT NULL GROUP BY id)
            SELECT id FROM named n WHERE NOT EXISTS (SELECT 1 FROM staged s WHERE s.{Key} = n.id AND s._seq >= n._seq)
            """;
    }

    private string Ids(string column)
    {
        var name = SqlText.Identifier(column);
        return schema.Descriptor.Columns.Any(c => c.Name == column && c.Type.Element is not null) ? $"unnest({name})" : name;
    }

    private static long Ceiling(long microseconds) =>
        Math.DivRem(microseconds, MicrosecondsPerSecond, out var rest) + (rest > 0 ? 1 : 0);
}
