using System.Globalization;
using Flitch.Analysis.Filters;
using Flitch.Connectors.Columns;
using Flitch.DuckDb;

namespace Flitch.Analysis.Rows;

/// <summary>
/// The value that no row of a page is beyond. It is found by reading the one column that is sorted by; asking for rows up to it then leaves most of the files unread, by their
/// statistics: a third of the time that all columns of all rows take.
/// </summary>
internal static class PageBound
{
    // Farther behind, the value would leave little out.
    private const long Farthest = 2_000;

    /// <summary>Whether it is worth looking for: all rows are asked for, and the page is near their beginning.</summary>
    public static bool Pays(RowQuery query) => query is { Filters.Count: 0, Search: null or "", AsOf: null }
        && query.Skip + query.Take <= Farthest
        && RowSql.Sort(query) is { } sort
        && query.Shape.Find(sort.Column)!.Type.Kind != ColumnKind.List;

    /// <summary>The question for the value in the page's last place.</summary>
    public static string Question(RowQuery query)
    {
        var sort = RowSql.Sort(query)!;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT {SqlText.Identifier(sort.Column)} AS bound FROM {RowSql.Source(query)} ORDER BY bound {(sort.Descending ? "DESC" : "ASC")} NULLS LAST LIMIT 1 OFFSET {query.Skip + query.Take - 1}");
    }

    /// <summary>The question with the value as a condition.</summary>
    public static RowQuery Within(RowQuery query, string value)
    {
        var sort = RowSql.Sort(query)!;
        return query with { Filters = [Filter.Of(sort.Column, sort.Descending ? FilterOperator.GreaterOrEqual : FilterOperator.LessOrEqual, value)] };
    }
}
