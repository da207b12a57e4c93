using System.Globalization;
using Flitch.Analysis.Shapes;
using Flitch.Connectors.Columns;
using Flitch.DuckDb;

namespace Flitch.Analysis.Profiles;

/// <summary>The questions of a profile: one scan for all columns, and one over those columns whose values are few.</summary>
internal static class ProfileSql
{
    /// <summary>Rows; then, column by column, values, different ones, the smallest and the largest (NULL for lists, all but the first).</summary>
    public static string Figures(DatasetShape shape, string view, bool isApproximate)
    {
        var figures = shape.Columns.Select(c => Figures(SqlText.Identifier(c.Name), c.Type.Kind == ColumnKind.List, isApproximate));
        return $"SELECT count(*), {string.Join(", ", figures)} FROM {view}";
    }

    /// <summary>Column number, value as text and rows of the most frequent values of some columns.</summary>
    public static string Top(IReadOnlyList<(int Index, ShapeColumn Column)> columns, string view, int shown)
    {
        var parts = columns.Select(c => string.Create(
            CultureInfo.InvariantCulture,
            $"(SELECT {c.Index} AS i, {Text(c.Column)} AS v, count(*) AS n FROM {view} WHERE {SqlText.Identifier(c.Column.Name)} IS NOT NULL GROUP BY v ORDER BY n DESC, v LIMIT {shown})"));
        return $"SELECT i, v, n FROM ({string.Join(" UNION ALL ", parts)}) ORDER BY i, n DESC, v";
    }

    // As CellText writes it.
    private static string Text(ShapeColumn column) => column.Type.Kind switch
    {
        ColumnKind.Decimal when column.Type.Scale > 0 => $"rtrim(rtrim({SqlText.Identifier(column.Name)}::VARCHAR, '0'), '.')",
        ColumnKind.Timestamp => $"rtrim(rtrim(strftime({SqlText.Identifier(column.Name)}, '%Y-%m-%dT%H:%M:%S.%f'), '0'), '.') || 'Z'",
        _ => $"{SqlText.Identifier(column.Name)}::VARCHAR",
    };

    private static string Figures(string name, bool isList, bool isApproximate) => isList
        ? $"count({name}), NULL::BIGINT, NULL::VARCHAR, NULL::VARCHAR"
        : $"count({name}), {(isApproximate ? $"approx_count_distinct({name})" : $"count(DISTINCT {name})")}::BIGINT, min({name}), max({name})";
}
