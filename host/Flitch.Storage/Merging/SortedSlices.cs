using Flitch.DuckDb;
using Flitch.Storage.Files;

namespace Flitch.Storage.Merging;

/// <summary>
/// Sorting a large partition without holding it: DuckDB's sort gives up when wide rows do not fit its memory, so the rows are sorted slice by slice along the
/// cursor into the temporary table <c>sorted</c>, which spills, and are copied out of it in that order.
/// </summary>
internal sealed class SortedSlices(DuckDbConnection connection, DatasetSchema schema)
{
    /// <summary>A select that gives the rows in order.</summary>
    /// <param name="select">The rows, in any order, with all columns of the dataset.</param>
    /// <param name="rows">How many there are.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<string> OrderAsync(string select, long rows, CancellationToken cancellationToken)
    {
        if (rows <= schema.Width.SortedAtOnce || schema.Descriptor.Cursor is null)
        {
            return $"{select} ORDER BY {schema.OrderBy}";
        }

        await connection.RunAsync($"CREATE OR REPLACE TEMP TABLE sorted ({schema.ColumnDefinitions()})", cancellationToken);
        foreach (var slice in await ListSlicesAsync(select, rows, cancellationToken))
        {
            await connection.RunAsync(
                $"INSERT INTO sorted SELECT {schema.ColumnList} FROM ({select}) WHERE {slice} ORDER BY {schema.OrderBy}", cancellationToken);
        }

        return $"SELECT {schema.ColumnList} FROM sorted";
    }

    public Task DropAsync() => connection.RunAsync("DROP TABLE IF EXISTS sorted", CancellationToken.None);

    // Bounds that cut the cursor's values into parts of about equal size (about is enough: they only divide the work); rows of one cursor stay together, and those without one come last.
    private async Task<IReadOnlyList<string>> ListSlicesAsync(string select, long rows, CancellationToken cancellationToken)
    {
        var cursor = SqlText.Identifier(schema.Descriptor.Cursor!);
        var parts = (rows / schema.Width.SortedAtOnce) + 1;
        var bounds = await connection.ListAsync(
            $"SELECT DISTINCT part FROM (SELECT unnest(approx_quantile(epoch_us({cursor}), [{Shares(parts)}])) AS part FROM ({select})) WHERE part IS NOT NULL ORDER BY part",
            r => $"make_timestamptz({r.GetInt64(0)})",
            cancellationToken);
        return
        [
            bounds.Count == 0 ? $"{cursor} IS NOT NULL" : $"{cursor} <= {bounds[0]}",
            .. bounds.Zip(bounds.Skip(1), (low, high) => $"{cursor} > {low} AND {cursor} <= {high}"),
            .. bounds.TakeLast(1).Select(last => $"{cursor} > {last}"),
            $"{cursor} IS NULL",
        ];
    }

    private static string Shares(long parts) => string.Join(
        ", ", Enumerable.Range(1, (int)parts - 1).Select(i => ((decimal)i / parts).ToString("0.######", System.Globalization.CultureInfo.InvariantCulture)));
}
