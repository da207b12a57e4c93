using Flitch.DuckDb;
using Flitch.Storage.Files;

namespace Flitch.Storage.Views;

/// <summary>Views as SQL. Where their files stand is the caller's: a glob over links for others, the commit's very files for ourselves.</summary>
internal static class ViewSql
{
    /// <summary>The schema; <c>main</c> is there always, and saying so does no harm.</summary>
    public static string Schema(string name) => $"CREATE SCHEMA IF NOT EXISTS {SqlText.Identifier(name)}";

    public static string Create(DatasetView view, string source) =>
        $"CREATE OR REPLACE VIEW {Name(view.Connection, view.Name)} AS SELECT {ColumnList(view)} FROM {source}";

    public static string Drop(string schema, string view) => $"DROP VIEW IF EXISTS {Name(schema, view)}";

    /// <summary>The view's own name, as a source for others.</summary>
    public static string Name(DatasetView view) => Name(view.Connection, view.Name);

    /// <summary>The union of one object's views over all connections of a connector; columns by name, as one may have a newer schema.</summary>
    public static string CreateUnion(IReadOnlyList<(DatasetView View, string Source)> views)
    {
        var first = views[0].View;
        var parts = views.Select(v => $"SELECT {SqlText.Literal(v.View.Connection)} AS \"_connection\", {ColumnList(v.View)} FROM {v.Source}");
        return $"CREATE OR REPLACE VIEW {Name(first.Connector, first.Name)} AS {string.Join(" UNION ALL BY NAME ", parts)}";
    }

    /// <summary>Descriptions as comments, on the view and on each column.</summary>
    public static IEnumerable<string> Comments(string schema, DatasetView view) =>
        view.Columns.Where(c => c.Description.Length > 0)
            .Select(c => $"COMMENT ON COLUMN {Name(schema, view.Name)}.{SqlText.Identifier(c.Name)} IS {SqlText.Literal(c.Description)}")
            .Prepend($"COMMENT ON VIEW {Name(schema, view.Name)} IS {SqlText.Literal(view.Description)}");

    /// <summary>Files or a glob, as a table with the folder's column where there is one.</summary>
    public static string Source(DatasetView view, string files) =>
        view.PartitionKey is { } key ? ParquetSql.ReadPartitions(files, key) : $"read_parquet({files}, hive_partitioning=false)";

    private static string Name(string schema, string view) => $"{SqlText.Identifier(schema)}.{SqlText.Identifier(view)}";

    private static string ColumnList(DatasetView view) => DatasetSchema.Join(view.Columns.Select(c => c.Name));
}
