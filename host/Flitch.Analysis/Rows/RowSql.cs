using System.Globalization;
using Flitch.Analysis.Filters;
using Flitch.Analysis.Shapes;
using Flitch.Connectors;
using Flitch.Connectors.Columns;
using Flitch.DuckDb;
using Flitch.Storage.Manifests;

namespace Flitch.Analysis.Rows;

/// <summary>A question for rows as one SELECT.</summary>
public static class RowSql
{
    /// <summary>The rows of the page that the question asks for.</summary>
    /// <param name="query">The question.</param>
    /// <exception cref="FlitchException">Kind usage: a column that is not there, or a value that its column cannot hold.</exception>
    public static string Page(RowQuery query) => string.Create(CultureInfo.InvariantCulture, $"{All(query)} LIMIT {query.Take} OFFSET {query.Skip}");

    /// <summary>All rows that the question means, whatever its page.</summary>
    /// <param name="query">The question.</param>
    /// <exception cref="FlitchException">As <see cref="Page"/>.</exception>
    public static string All(RowQuery query) =>
        $"SELECT {Names(Columns(query).Select(c => c.Name))} FROM {Source(query)} WHERE {Condition(query)}{Order(query)}";

    /// <summary>How many there are.</summary>
    /// <param name="query">The question; its page and order say nothing.</param>
    /// <exception cref="FlitchException">As <see cref="Page"/>.</exception>
    public static string Count(RowQuery query) => $"SELECT count(*) FROM {Source(query)} WHERE {Condition(query)}";

    /// <summary>The columns that the question asks for.</summary>
    /// <param name="query">The question.</param>
    /// <exception cref="FlitchException">Kind usage: one that is not there.</exception>
    public static IReadOnlyList<ShapeColumn> Columns(RowQuery query) => query.Columns is null
        ? query.Shape.Columns
        : [.. query.Columns.Select(name => query.Shape.Find(name) ?? throw RowErrors.NoColumn(query.Shape, name))];

    /// <summary>The view, or the rows of the snapshot that was the newest then.</summary>
    internal static string Source(RowQuery query) => query.AsOf is { } at ? AsOf(query.Shape, at) : View(query.Shape, query.Shape.View);

    internal static string View(DatasetShape shape, string view) => $"{SqlText.Identifier(shape.Connection)}.{SqlText.Identifier(view)}";

    internal static string Moment(DateTimeOffset at) => $"TIMESTAMPTZ '{at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)}+00'";

    internal static string Condition(RowQuery query)
    {
        var filters = FilterSql.All(query.Shape, query.Filters);
        return query.Search is { Length: > 0 } text ? $"{filters} AND ({Search(query.Shape, text)})" : filters;
    }

    // A snapshot equal to the one before it has no rows of its own: those of the last one that differed are its rows. One without rows has none at all, and then those before it do not count.
    private static string AsOf(DatasetShape shape, DateTimeOffset at)
    {
        if (shape.Role != FileRole.Current)
        {
            throw RowErrors.NoHistory(shape);
        }

        var moment = Moment(at);
        var history = View(shape, shape.View + "_history");
        return $"(SELECT {Names(shape.Columns.Select(c => c.Name))} FROM {history} WHERE _synced_at = (SELECT max(_synced_at) FROM {history} WHERE _synced_at <= {moment})"
            + $" AND (SELECT arg_max(rows, _synced_at) FROM {View(shape, shape.View + "_snapshots")} WHERE _synced_at <= {moment}) > 0)";
    }

    private static string Search(DatasetShape shape, string text)
    {
        var literal = SqlText.Literal(text);
        var texts = shape.Columns.Where(c => !c.Added || c.Name == "_rescued").Where(c => (c.Type.Element ?? c.Type).Kind == ColumnKind.Text);
        return string.Join(" OR ", texts.Select(c => $"contains(lower({SqlText.Identifier(c.Name)}::VARCHAR), lower({literal}))").DefaultIfEmpty("false"));
    }

    /// <summary>What rows are sorted by before their key; null where nothing is said and rows have no time.</summary>
    /// <exception cref="FlitchException">Kind usage: a column that is not there.</exception>
    internal static SortKey? Sort(RowQuery query)
    {
        var sort = query.Sort ?? (query.Shape.Time is { } time ? new SortKey(time, true) : null);
        return sort is null || query.Shape.Find(sort.Column) is not null ? sort : throw RowErrors.NoColumn(query.Shape, sort.Column);
    }

    private static string Order(RowQuery query)
    {
        var sort = Sort(query);
        var keys = new[] { sort }.OfType<SortKey>().Concat(query.Shape.PrimaryKey.Where(k => k != sort?.Column).Select(k => new SortKey(k, false))).ToList();
        return keys.Count == 0 ? "" : $" ORDER BY {string.Join(", ", keys.Select(k => $"{SqlText.Identifier(k.Column)} {(k.Descending ? "DESC" : "ASC")} NULLS LAST"))}";
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(SqlText.Identifier));
}
