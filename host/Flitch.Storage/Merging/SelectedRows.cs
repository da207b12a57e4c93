using Flitch.Connectors.Reading;
using Flitch.DuckDb;
using Flitch.Storage.Datasets;
using Flitch.Storage.Files;
using Flitch.Storage.Folders;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Merging;

/// <summary>Counts some of the committed rows, along any of their times.</summary>
internal sealed class SelectedRows(DuckDbConnection connection, DatasetPaths paths, DatasetSchema schema, StoredRows stored)
{
    private const long MicrosecondsPerSecond = 1_000_000;

    private static readonly Int128 Earliest = (DateTimeOffset.MinValue - DateTimeOffset.UnixEpoch).Ticks / 10;

    private static readonly Int128 Latest = (DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch).Ticks / 10;

    public async Task<long> CountAsync(
        IReadOnlyList<LiveFile> files, ReadInterval interval, RowSelection selection, CancellationToken cancellationToken)
    {
        if (selection is { Along: null, Only: null })
        {
            // All are counted by the manifest's figures, the few others by reading: the statistics in the files spare what does not hold them.
            var count = await stored.CountAsync(files, interval, cancellationToken);
            foreach (var value in selection.Without)
            {
                count -= await CountAsync(files, interval, null, [Has(value)], cancellationToken);
            }

            return count;
        }

        var conditions = selection.Without.Select(v => $"NOT ({Has(v)})").Concat(selection.Only is { } only ? [Has(only)] : []);
        return await CountAsync(files, interval, selection.Along, conditions, cancellationToken);
    }

    private async Task<long> CountAsync(
        IReadOnlyList<LiveFile> files, ReadInterval interval, string? along, IEnumerable<string> conditions, CancellationToken cancellationToken)
    {
        var range = new CursorRange(interval.From * (Int128)MicrosecondsPerSecond, interval.To * (Int128)MicrosecondsPerSecond);
        var near = files.Where(f => f.Role == FileRole.Rows && f.Rows > 0 && (along is not null || range.Touches(f))).Locate(paths);
        var all = string.Join(" AND ", Within(range, SqlText.Identifier(along ?? schema.Descriptor.Cursor!)).Concat(conditions));
        return near.Count == 0 ? 0 : await connection.CountAsync($"SELECT count(*) FROM {ParquetSql.Read(near)} WHERE {all}", cancellationToken);
    }

    // A bound beyond the calendar cannot be written as an instant; no row lies beyond it either.
    private static IEnumerable<string> Within(CursorRange range, string column)
    {
        yield return $"{column} IS NOT NULL";
        if (range.From is { } low && low >= Earliest)
        {
            yield return low > Latest ? "false" : $"{column} > {ParquetSql.Timestamp((long)low)}";
        }

        if (range.To <= Latest)
        {
            yield return range.To < Earliest ? "false" : $"{column} <= {ParquetSql.Timestamp((long)range.To)}";
        }
    }

    private static string Has(KeyValuePair<string, string> value) =>
        $"{SqlText.Identifier(value.Key)} IS NOT DISTINCT FROM {SqlText.Literal(value.Value)}";
}
