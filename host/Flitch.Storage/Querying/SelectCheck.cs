using System.Text.Json;
using Flitch.Connectors;
using Flitch.DuckDb;
using Flitch.Storage.Errors;

namespace Flitch.Storage.Querying;

/// <summary>
/// Lets through one SELECT that reads views and nothing else. DuckDB's own parser decides (<c>json_serialize_sql</c> takes plain SELECTs only) and shows the tree, in
/// which table functions are allowed by list: some of them read files, one writes them even behind DuckDB's own fence.
/// </summary>
internal static class SelectCheck
{
    private static readonly HashSet<string> TableFunctions = new(StringComparer.OrdinalIgnoreCase)
    {
        "range", "generate_series", "unnest", "json_each", "json_tree", "repeat", "duckdb_columns", "duckdb_tables", "duckdb_views", "duckdb_schemas",
        "duckdb_functions", "duckdb_types", "duckdb_keywords", "summary", "pragma_table_info", "pragma_version",
    };

    /// <summary>Checks a text.</summary>
    /// <param name="connection">Any connection.</param>
    /// <param name="sql">What a person wrote.</param>
    /// <returns>The names of the tables and views that it reads, as written.</returns>
    /// <exception cref="FlitchException">Kind usage: it is something else.</exception>
    public static IReadOnlyList<TableReference> Check(DuckDbConnection connection, string sql)
    {
        // A literal: the function does not take a parameter.
        using var command = new DuckDbCommand($"SELECT json_serialize_sql({SqlText.Literal(sql)})::VARCHAR", connection);
        using var tree = JsonDocument.Parse((string)command.ExecuteScalar()!, new() { MaxDepth = 2000 });
        CheckKind(tree.RootElement);
        var tables = new List<TableReference>();
        Walk(tree.RootElement, tables);
        return tables;
    }

    private static void CheckKind(JsonElement root)
    {
        if (root.GetProperty("error").GetBoolean())
        {
            var isSyntax = root.TryGetProperty("error_type", out var type) && type.GetString() == "parser";
            var text = root.GetProperty("error_message").GetString();
            throw isSyntax ? QueryErrors.Sql($"Parser Error: {text}") : QueryErrors.NotASelect();
        }

        if (root.GetProperty("statements").GetArrayLength() != 1)
        {
            throw QueryErrors.NotOne();
        }
    }

    private static void Walk(JsonElement node, List<TableReference> tables)
    {
        if (node.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in node.EnumerateArray())
            {
                Walk(item, tables);
            }
        }
        else if (node.ValueKind == JsonValueKind.Object)
        {
            Visit(node, tables);
            foreach (var property in node.EnumerateObject())
            {
                Walk(property.Value, tables);
            }
        }
    }

    private static void Visit(JsonElement node, List<TableReference> tables)
    {
        switch (node.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null)
        {
            case "BASE_TABLE":
                tables.Add(new(Text(node, "schema_name"), Text(node, "table_name")));
                break;
            case "TABLE_FUNCTION" when Text(node.GetProperty("function"), "function_name") is var name && !TableFunctions.Contains(name):
                throw QueryErrors.Function(name);
        }
    }

    private static string Text(JsonElement node, string name) => node.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
