using System.Globalization;
using Flitch.Analysis.Dashboards;
using Flitch.Analysis.Filters;
using Flitch.Analysis.Shapes;
using Flitch.Analysis.Tiles.Answers;
using Flitch.Analysis.Tiles.Compiling;

namespace Flitch.Analysis.Tiles.Tracing;

/// <summary>Says which rows a figure of a tile is made of.</summary>
public static class TileTracer
{
    /// <summary>Traces one figure.</summary>
    /// <param name="tile">The tile.</param>
    /// <param name="view">What all tiles share.</param>
    /// <param name="shapes">The connection's datasets.</param>
    /// <param name="values">The answer's row by column: its times, groups, keys; null for NULL. A column that is not in it is not looked at.</param>
    /// <param name="figure">The name of the figure's column; null for the row as a whole.</param>
    /// <returns>The trace; null where the question does not say which rows are its.</returns>
    /// <exception cref="Connectors.FlitchException">Kind usage: the question is wrong, or a value is none of its column.</exception>
    public static TileTrace? Trace(Tile tile, TileView view, IReadOnlyList<DatasetShape> shapes, IReadOnlyDictionary<string, string?> values, string? figure) => tile.Query switch
    {
        BuiltQuery built => Built(built, tile.Kind, view, shapes, values, figure),
        SqlQuery { Rows: { } rows } sql => Sql(sql, rows, view, shapes, values),
        _ => null,
    };

    private static TileTrace Built(
        BuiltQuery query, TileKind kind, TileView view, IReadOnlyList<DatasetShape> shapes, IReadOnlyDictionary<string, string?> values, string? figure)
    {
        var tile = TileCompiler.Compile(TileRunner.Find(shapes, view.Connection, query.Dataset), query, kind, view);
        var isKeyed = tile.Columns.Any(c => c.Column.Role == AnswerRole.Key);
        var own = tile.Columns.Select(c => c.Column).Where(c => isKeyed ? c.Role == AnswerRole.Key : c.Role is AnswerRole.Time or AnswerRole.Group)
            .Where(c => values.ContainsKey(c.Name)).SelectMany(c => Conditions(c, values[c.Name], query.Grain, view));
        var all = (isKeyed ? own : tile.Filters.Concat(own)).Distinct().ToList();
        var calculated = query.Calculated.ToDictionary(c => c.Name);
        var measure = query.Measures.FirstOrDefault(m => m.Name == figure);
        return new TileTrace(query.Dataset, [.. all.Where(f => !calculated.ContainsKey(f.Column))])
        {
            Aggregation = measure?.Words ?? "",
            Exact = !all.Exists(f => calculated.ContainsKey(f.Column)),
            Remarks =
            [
                .. new[] { measure?.Column, measure?.Over }.OfType<string>().Where(calculated.ContainsKey).Select(c => $"{c} = {calculated[c].Expression}"),
                .. all.Where(f => calculated.ContainsKey(f.Column)).Select(f => $"{f} where {f.Column} = {calculated[f.Column].Expression}"),
            ],
        };
    }

    private static IEnumerable<Filter> Conditions(AnswerColumn column, string? value, TimeGrain? grain, TileView view) => (column.Role, value) switch
    {
        (_, null) => [new Filter(column.Source!, FilterOperator.Null, [])],
        (AnswerRole.Time, _) => Stretch(column.Source!, value, grain!.Value, view, isUpTo: false),
        _ => [Filter.Of(column.Source!, FilterOperator.Equal, value)],
    };

    private static TileTrace Sql(SqlQuery query, RowsOf rows, TileView view, IReadOnlyList<DatasetShape> shapes, IReadOnlyDictionary<string, string?> values)
    {
        var shape = TileRunner.Find(shapes, view.Connection, rows.Dataset);
        var filters = new List<Filter>(rows.Filters);
        filters.AddRange(rows.Columns.Where(c => values.ContainsKey(c.Key)).Select(c =>
            values[c.Key] is { } value ? Filter.Of(c.Value, FilterOperator.Equal, value) : new Filter(c.Value, FilterOperator.Null, [])));
        if (rows.Time is { } time && query is { X: { } x, Grain: { } grain } && values.GetValueOrDefault(x) is { } local)
        {
            filters.AddRange(Stretch(time, local, grain, view, rows.UpTo));
        }

        filters.AddRange(view.FiltersOn(c => shape.Find(c) is not null && !filters.Exists(f => f.Column == c)));
        return new TileTrace(rows.Dataset, filters);
    }

    private static IEnumerable<Filter> Stretch(string column, string local, TimeGrain grain, TileView view, bool isUpTo)
    {
        if (!DateTime.TryParse(local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var start))
        {
            throw TileErrors.Wrong($"\"{local}\" is no time.", "Choose a point of the chart anew.");
        }

        var (from, to) = ZonedTime.Stretch(DateTime.SpecifyKind(start, DateTimeKind.Unspecified), grain, view.Zone);
        return isUpTo ? [At(column, FilterOperator.Less, to)] : [At(column, FilterOperator.GreaterOrEqual, from), At(column, FilterOperator.Less, to)];
    }

    private static Filter At(string column, FilterOperator comparison, DateTimeOffset at) =>
        Filter.Of(column, comparison, at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
}
