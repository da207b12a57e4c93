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
    public async Task<long> CountAsync(
        IReadOnlyList<LiveFile> files, ReadInterval interval, RowSelection selection, CancellationToken cancellationToken)
    {
        if (selection is { Along: null, Only: null, Among: null })
        {
            // All are counted by the manifest's figures, the few others by reading: the statistics in the files spare what does not hold them.
            var count = await stored.CountAsync(files, interval, cancellationToken);
            foreach (var value in selection.Without)
            {
                count -= await CountAsync(files, interval, null, [Has(value)], cancellationToken);
            }

            return count;
        }

        return await CountAsync(files, interval, selection.Along, Conditions(selection), cancellationToken);
    }

    /// <summary>The whole second with selected rows up to it and after it, about as many on both sides; null when there is none.</summary>
    public async Task<long?> FindMedianSecondAsync(
        IReadOnlyList<LiveFile> files, ReadInterval interval, RowSelection selection, CancellationToken cancellationToken)
    {
        if (Rows(files, interval, selection) is not { } rows)
        {
            return null;
        }

        // A row counts to the whole second at or after its own time, as bounds of intervals do.
        var seconds = $"SELECT ceil(epoch_us({ColumnOf(selection.Along)})::DECIMAL(38,0) / 1000000)::BIGINT AS second FROM {rows}";
        var found = await connection.ListAsync(
            $"SELECT min(second), max(second), approx_quantile(second, 0.5) FROM ({seconds})",
            r => r.IsDBNull(0) ? default((long Least, long Most, long Middle)?) : (r.GetInt64(0), r.GetInt64(1), r.GetInt64(2)),
            cancellationToken);
        return found[0] is { } bounds && bounds.Least < bounds.Most ? Math.Clamp(bounds.Middle, bounds.Least, bounds.Most - 1) : null;
    }

    /// <summary>The table of selected rows with its conditions, as SQL; null when no file can hold one.</summary>
    public string? Rows(IReadOnlyList<LiveFile> files, ReadInterval interval, RowSelection selection) =>
        Rows(files, interval, selection.Along, Conditions(selection));

    private Task<long> CountAsync(
        IReadOnlyList<LiveFile> files, ReadInterval interval, string? along, IEnumerable<string> conditions, CancellationToken cancellationToken) =>
        Rows(files, interval, along, conditions) is { } rows ? connection.CountAsync($"SELECT count(*) FROM {rows}", cancellationToken) : Task.FromResult(0L);

    private string? Rows(IReadOnlyList<LiveFile> files, ReadInterval interval, string? along, IEnumerable<string> conditions)
    {
        var range = CursorRange.Of(interval);
        var near = files.Where(f => f.Role == FileRole.Rows && f.Rows > 0 && (along is not null || range.Touches(f))).Locate(paths);
        return near.Count == 0 ? null : $"{ParquetSql.Read(near)} WHERE {string.Join(" AND ", conditions.Prepend(range.Condition(along ?? schema.Descriptor.Cursor!)))}";
    }

    private string ColumnOf(string? along) => SqlText.Identifier(along ?? schema.Descriptor.Cursor!);

    private static IEnumerable<string> Conditions(RowSelection selection) =>
        selection.Without.Select(v => $"NOT ({Has(v)})").Concat(selection.Only is { } only ? [Has(only)] : []).Concat(selection.Among is { } among ? [IsAmong(among)] : []);

    private static string IsAmong((string Column, IReadOnlyList<string> Values) among) =>
        $"list_contains([{string.Join(", ", among.Values.Select(SqlText.Literal))}]::VARCHAR[], {SqlText.Identifier(among.Column)})";

    private static string Has(KeyValuePair<string, string> value) =>
        $"{SqlText.Identifier(value.Key)} IS NOT DISTINCT FROM {SqlText.Literal(value.Value)}";
}
