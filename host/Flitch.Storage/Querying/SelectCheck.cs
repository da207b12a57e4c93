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

    // Far beyond what DuckDB's own limit of a thousand nested expressions gives.
    private const int MostNested = 100_000;

    /// <summary>Checks a text.</summary>
    /// <param name="connection">Any connection.</param>
    /// <param name="sql">What a person wrote.</param>
    /// <returns>What it reads.</returns>
    /// <exception cref="FlitchException">Kind usage: it is something else.</exception>
    public static CheckedQuery Check(DuckDbConnection connection, string sql)
    {
        // A literal: the function does not take a parameter.
        using var command = new DuckDbCommand($"SELECT json_serialize_sql({SqlText.Literal(sql)})::VARCHAR", connection);
        using var tree = JsonDocument.Parse((string)command.ExecuteScalar()!, new() { MaxDepth = MostNested });
        CheckKind(tree.RootElement, sql);
        var found = new CheckedQuery([], new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        Walk(tree.RootElement, found);
        return found;
    }

    private static void CheckKind(JsonElement root, string sql)
    {
        if (root.GetProperty("error").GetBoolean())
        {
            var isSyntax = root.TryGetProperty("error_type", out var type) && type.GetString() == "parser";
            var text = root.GetProperty("error_message").GetString();
            throw isSyntax ? QueryErrors.Sql($"Parser Error: {text}", sql, ErrorPlaces.AtCharacter(sql, Text(root, "position"))) : QueryErrors.NotASelect();
        }

        if (root.GetProperty("statements").GetArrayLength() != 1)
        {
            throw QueryErrors.NotOne();
        }
    }

    // With a stack of its own: a tree may be deeper than a thread's.
    private static void Walk(JsonElement root, CheckedQuery found)
    {
        var left = new Stack<JsonElement>([root]);
        while (left.TryPop(out var node))
        {
            if (node.ValueKind == JsonValueKind.Object)
            {
                Visit(node, found);
            }

            foreach (var child in Children(node))
            {
                left.Push(child);
            }
        }
    }

    private static IEnumerable<JsonElement> Children(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Array => node.EnumerateArray(),
        JsonValueKind.Object => node.EnumerateObject().Select(p => p.Value),
        _ => [],
    };

    private static void Visit(JsonElement node, CheckedQuery found)
    {
        if (node.TryGetProperty("cte_map", out var ctes))
        {
            found.Ctes.UnionWith(ctes.GetProperty("map").EnumerateArray().Select(c => Text(c, "key")));
        }

        switch (node.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null)
        {
            case "BASE_TABLE":
                found.Tables.Add(new(Text(node, "schema_name"), Text(node, "table_name"), node.GetProperty("query_location").ToString()));
                break;
            case "TABLE_FUNCTION" when Text(node.GetProperty("function"), "function_name") is var name && !TableFunctions.Contains(name):
                throw QueryErrors.Function(name);
        }
    }

    private static string Text(JsonElement node, string name) => node.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
