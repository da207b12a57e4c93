using Flitch.Connectors.Reading;
using Flitch.DuckDb;
using Flitch.Storage.Files;
using Flitch.Storage.Folders;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Merging;

/// <summary>Questions about committed rows that refreshing asks; bounds in the manifest spare most of the reading.</summary>
internal sealed class StoredRows(DuckDbConnection connection, DatasetPaths paths, DatasetSchema schema)
{
    // Rows without a cursor have a partition of their own when the cursor decides the partition.
    private bool AllHaveCursor =>
        schema.Descriptor.Partition?.On == schema.Descriptor.Cursor || schema.Descriptor.Columns.Any(c => c.Name == schema.Descriptor.Cursor && !c.Nullable);

    private string Cursor => SqlText.Identifier(schema.Descriptor.Cursor!);

    /// <summary>Rows with their cursor in an interval.</summary>
    public async Task<long> CountAsync(IReadOnlyList<LiveFile> files, ReadInterval interval, CancellationToken cancellationToken)
    {
        var range = CursorRange.Of(interval);
        var touched = files.Where(f => f.Role == FileRole.Rows && range.Touches(f)).ToList();
        var whole = touched.Where(f => AllHaveCursor && range.Holds(f)).ToList();
        var sum = whole.Sum(f => f.Rows);
        foreach (var file in touched.Except(whole))
        {
            sum += await connection.CountAsync(
                $"SELECT count(*) FROM {ParquetSql.Read(new[] { file }.Locate(paths))} WHERE {range.Condition(schema.Descriptor.Cursor!)}", cancellationToken);
        }

        return sum;
    }

    /// <summary>Which rows of the table <c>probe</c> are stored, equal in all that the source says.</summary>
    public async Task<IReadOnlyList<long>> FindAsync(IReadOnlyList<LiveFile> files, CancellationToken cancellationToken)
    {
        var bounds = (await connection.ListAsync(
            $"SELECT {FileFigures.Select(schema, schema.Descriptor.Cursor)} FROM probe", r => FileFigures.Read(r, 0), cancellationToken))[0];
        var near = files.Where(f => f.Role == FileRole.Rows && f.Rows > 0 && Overlaps(f, bounds)).Locate(paths);
        return near.Count == 0
            ? []
            : await connection.ListAsync(
                $"""
                SELECT p._seq FROM {ParquetSql.Read(near)} f JOIN probe p ON {schema.SameKey("f", "p")} AND {schema.SameContent("f", "p")}
                WHERE {await BetweenAsync(bounds, cancellationToken)}
                """,
                r => r.GetInt64(0),
                cancellationToken);
    }

    // Lets DuckDB skip row groups; a probe without a cursor may be anywhere.
    private async Task<string> BetweenAsync(FileFigures bounds, CancellationToken cancellationToken) =>
        bounds is { First: { } first, Last: { } last }
        && await connection.CountAsync($"SELECT count(*) FROM probe WHERE {Cursor} IS NULL", cancellationToken) == 0
            ? $"f.{Cursor} BETWEEN {ParquetSql.Timestamp(first)} AND {ParquetSql.Timestamp(last)}"
            : "true";

    // Equal rows have equal cursors; a file without bounds holds rows without a cursor.
    private static bool Overlaps(LiveFile file, FileFigures bounds) =>
        file.First is null || bounds.First is null || (file.First <= bounds.Last && file.Last >= bounds.First);
}
