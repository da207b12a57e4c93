using Flitch.Analysis.Shapes;
using Flitch.Connectors;
using Flitch.Connectors.Columns;
using Flitch.DuckDb;

namespace Flitch.Analysis.Filters;

/// <summary>A filter as a condition in SQL. Values are read as their column's type before they become literals, so that nothing else can.</summary>
public static class FilterSql
{
    /// <summary>All filters as one condition; <c>true</c> for none.</summary>
    /// <param name="shape">The dataset.</param>
    /// <param name="filters">The filters; all have to hold.</param>
    /// <exception cref="FlitchException">Kind usage: no such column, or a value that its column cannot hold.</exception>
    public static string All(DatasetShape shape, IEnumerable<Filter> filters) => string.Join(" AND ", filters.Select(f => Of(shape, f)).DefaultIfEmpty("true"));

    /// <summary>One filter as a condition.</summary>
    /// <param name="shape">The dataset.</param>
    /// <param name="filter">The filter.</param>
    /// <exception cref="FlitchException">As <see cref="All"/>.</exception>
    public static string Of(DatasetShape shape, Filter filter)
    {
        var column = shape.Find(filter.Column) ?? throw NoColumn(shape, filter.Column);
        var name = SqlText.Identifier(column.Name);
        return filter.Operator switch
        {
            FilterOperator.Null => $"{name} IS NULL",
            FilterOperator.NotNull => $"{name} IS NOT NULL",
            FilterOperator.Contains => $"contains(lower({name}::VARCHAR), lower({SqlText.Literal(filter.Values[0])}))",
            _ when column.Type.Kind == ColumnKind.List => throw NoComparison(column),
            FilterOperator.In => $"{name} IN ({string.Join(", ", filter.Values.Select(v => SqlLiteral.Of(column, v)))})",
            FilterOperator.NotEqual => $"{name} IS DISTINCT FROM {SqlLiteral.Of(column, filter.Values[0])}",
            _ => $"{name} {Sign(filter.Operator)} {SqlLiteral.Of(column, filter.Values[0])}",
        };
    }

    private static string Sign(FilterOperator comparison) => comparison switch
    {
        FilterOperator.Equal => "=",
        FilterOperator.Less => "<",
        FilterOperator.LessOrEqual => "<=",
        FilterOperator.Greater => ">",
        FilterOperator.GreaterOrEqual => ">=",
        _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, "No comparison with one value."),
    };

    private static FlitchException NoColumn(DatasetShape shape, string name) => new(
        "filter:column",
        ErrorKind.Usage,
        $"{shape.Title} has no column {name}.",
        $"Its columns: {string.Join(", ", shape.Columns.Select(c => c.Name))}.");

    private static FlitchException NoComparison(ShapeColumn column) => new(
        "filter:list",
        ErrorKind.Usage,
        $"{column.Name} holds lists, which cannot be compared with one value.",
        "Use contains, null or notnull.");
}
