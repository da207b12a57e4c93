using Flitch.Analysis.Shapes;
using Flitch.Connectors.Columns;
using Flitch.DuckDb;

namespace Flitch.Analysis.Tiles.Compiling;

/// <summary>Figures in SQL: exact, so that a mean is fetched as its sum and its count.</summary>
internal static class MeasureSql
{
    /// <summary>The figure, and what it is divided by where it is a quotient.</summary>
    public static (string Value, string? Divisor) Of(DatasetShape shape, Measure measure, ShapeColumn? time)
    {
        var column = measure.Column is null ? null : Find(shape, measure.Column);
        var name = column is null ? "*" : SqlText.Identifier(column.Name);
        switch (measure.Of)
        {
            case MeasureKind.Count:
                return ($"count({name})", null);
            case MeasureKind.CountDistinct:
                return ($"count(DISTINCT {name})", null);
            case MeasureKind.Min or MeasureKind.Max when column!.Type.Kind != ColumnKind.List:
                return ($"{measure.Of.ToString().ToLowerInvariant()}({name})", null);
            case MeasureKind.First or MeasureKind.Last:
                return ($"{(measure.Of == MeasureKind.First ? "arg_min" : "arg_max")}({name}, {Order(shape, time)})", null);
            case MeasureKind.Sum:
                return ($"sum({Number(column!, measure)})", null);
            case MeasureKind.Avg:
                return ($"sum({Number(column!, measure)})", $"count({name})");
            case MeasureKind.Ratio:
                return ($"sum({Number(column!, measure)})", $"sum({Number(Find(shape, measure.Over!), measure)})");
            default:
                throw TileErrors.Wrong($"{measure.Column} cannot be measured by {measure.Of.ToString().ToLowerInvariant()}.", "Count its rows instead.");
        }
    }

    public static ShapeColumn Find(DatasetShape shape, string column) => shape.Find(column) ?? throw TileErrors.NoColumn(shape, column);

    private static string Number(ShapeColumn column, Measure measure) => column.IsNumber
        ? SqlText.Identifier(column.Name)
        : throw TileErrors.Wrong(
            $"{column.Name} holds no numbers, so that there is no {measure.Of.ToString().ToLowerInvariant()} of it.", "Measure a column of numbers, or count rows.");

    // Rows of one instant are told apart by their key, so that the answer is the same each time.
    private static string Order(DatasetShape shape, ShapeColumn? time)
    {
        if (time is null)
        {
            throw TileErrors.Wrong($"The rows of {shape.Title} have no time, so that none is the first or the last.", "Use another measure, or name a time column.");
        }

        var parts = shape.PrimaryKey.Prepend(time.Name).Distinct().Select(SqlText.Identifier).ToList();
        return parts.Count == 1 ? parts[0] : $"row({string.Join(", ", parts)})";
    }
}
