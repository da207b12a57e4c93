using Flitch.Analysis.Tiles.Compiling;
using Flitch.Storage.Querying;

namespace Flitch.Analysis.Tiles.Answers;

/// <summary>Makes a tile's answer of a result.</summary>
internal static class AnswerReader
{
    /// <summary>The answer of a built question: hidden columns become quotients, exactly.</summary>
    public static async Task<TileAnswer> BuiltAsync(QueryResult result, CompiledTile tile, int? limit, TileView view, CancellationToken cancellationToken)
    {
        var rows = await RowsAsync(result, limit ?? TileLimits.Most, row => Row(row, tile, view), cancellationToken);
        return new TileAnswer([.. tile.Columns.Select(c => c.Column)], rows.Rows) { Cut = rows.Cut };
    }

    /// <summary>The answer of a question in SQL.</summary>
    public static async Task<TileAnswer> SqlAsync(QueryResult result, SqlQuery query, int limit, TileView view, CancellationToken cancellationToken)
    {
        var columns = SqlColumns.Of(query, result.Columns);
        var rows = await RowsAsync(result, limit, row => [.. row.Select((v, i) => columns[i].Role == AnswerRole.Time ? CellText.Local(v, view.Zone) : CellText.Of(v))], cancellationToken);
        return new TileAnswer(columns, rows.Rows) { Cut = rows.Cut };
    }

    /// <summary>One row of a built question's answer.</summary>
    internal static string?[] Row(object?[] row, CompiledTile tile, TileView view) => [.. tile.Columns.Select(c => Cell(row, c, view))];

    private static async Task<(List<string?[]> Rows, bool Cut)> RowsAsync(QueryResult result, int limit, Func<object?[], string?[]> row, CancellationToken cancellationToken)
    {
        var rows = new List<string?[]>();
        await foreach (var values in result.ReadRowsAsync(cancellationToken))
        {
            if (rows.Count == limit)
            {
                return (rows, true);
            }

            rows.Add(row(values));
        }

        return (rows, false);
    }

    private static string? Cell(object?[] row, CompiledColumn column, TileView view)
    {
        var value = row[column.Index];
        if (column.Divisor is not { } divisor)
        {
            return column.Column.Role == AnswerRole.Time ? CellText.Local(value, view.Zone) : CellText.Of(value);
        }

        return ExactNumber.TryRead(CellText.Of(value)) is { } top && ExactNumber.TryRead(CellText.Of(row[divisor])) is { } bottom ? top.Over(bottom)?.ToString() : null;
    }
}
