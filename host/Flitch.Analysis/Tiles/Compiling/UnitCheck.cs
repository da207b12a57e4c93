using Flitch.Analysis.Filters;
using Flitch.Analysis.Shapes;

namespace Flitch.Analysis.Tiles.Compiling;

/// <summary>Keeps amounts of different assets apart: what is counted in a unit that another column decides is gathered only where that column has one value.</summary>
internal static class UnitCheck
{
    public static void Check(DatasetShape shape, Measure measure, IReadOnlyCollection<string> group, IReadOnlyList<Filter> filters)
    {
        if (measure.Of is MeasureKind.Count or MeasureKind.CountDistinct)
        {
            return;
        }

        foreach (var column in new[] { measure.Column, measure.Over }.OfType<string>().Select(c => MeasureSql.Find(shape, c)))
        {
            if (column is { IsNumber: true, UnitBy: { } by } && !group.Contains(by) && !filters.Any(f => f.Column == by && IsOneValue(f)))
            {
                throw TileErrors.Mixed(column, by);
            }
        }
    }

    private static bool IsOneValue(Filter filter) => filter is { Operator: FilterOperator.Equal } or { Operator: FilterOperator.In, Values.Count: 1 };
}
