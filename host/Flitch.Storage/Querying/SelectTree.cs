using System.Buffers;
using System.Text.Json;
using Flitch.Storage.Errors;

namespace Flitch.Storage.Querying;

/// <summary>Goes through a query's tree: collects what it names, and refuses what it may not do. With a stack of its own, as a tree may be deeper than a thread's.</summary>
internal sealed class SelectTree(string sql)
{
    // Planning takes a time that grows faster than these do, and cannot be interrupted.
    private const int MostJoins = 60;
    private const int MostNestedLambdas = 8;
    private static readonly SearchValues<char> PartsOfPaths = SearchValues.Create("/\\:.*?");

    private readonly CheckedQuery _found = new([], new HashSet<string>(StringComparer.OrdinalIgnoreCase));
    private int _joins;

    public CheckedQuery Walk(JsonElement root)
    {
        var left = new Stack<(JsonElement Node, int Lambdas)>([(root, 0)]);
        while (left.TryPop(out var next))
        {
            var lambdas = next.Lambdas + (Type(next.Node) == "LAMBDA" ? 1 : 0);
            Visit(next.Node, lambdas);
            foreach (var child in Children(next.Node))
            {
                left.Push((child, lambdas));
            }
        }

        return _found.Tables.FirstOrDefault(IsFile) is { } file ? throw QueryErrors.File(file.Table, sql, ErrorPlaces.AtByte(sql, file.Position)) : _found;
    }

    /// <summary>A property's text; empty when it has none.</summary>
    public static string Text(JsonElement node, string name) =>
        node.ValueKind == JsonValueKind.Object && node.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static string Type(JsonElement node) => Text(node, "type");

    // Left out where it is the query's end, or unknown.
    private static string Position(JsonElement node) => node.TryGetProperty("query_location", out var place) ? place.ToString() : "";

    // A function in FROM makes rows, not a value: only what it is given is looked at.
    private static IEnumerable<JsonElement> Children(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object when Type(node) == "TABLE_FUNCTION" => node.GetProperty("function").EnumerateObject().Select(p => p.Value),
        JsonValueKind.Array => node.EnumerateArray(),
        JsonValueKind.Object => node.EnumerateObject().Select(p => p.Value),
        _ => [],
    };

    private void Visit(JsonElement node, int lambdas)
    {
        if (node.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        if (node.TryGetProperty("cte_map", out var ctes) && ctes.TryGetProperty("map", out var map))
        {
            _found.Ctes.UnionWith(map.EnumerateArray().Select(c => Text(c, "key")));
        }

        if (lambdas > MostNestedLambdas)
        {
            throw QueryErrors.TooMuch($"Lambdas are nested more than {MostNestedLambdas} deep.", sql, ErrorPlaces.AtByte(sql, Position(node)));
        }

        VisitKind(node);
    }

    private void VisitKind(JsonElement node)
    {
        switch (Type(node))
        {
            case "BASE_TABLE":
                _found.Tables.Add(new(Text(node, "schema_name"), Text(node, "table_name"), Position(node)));
                break;
            case "JOIN" when ++_joins > MostJoins:
                throw QueryErrors.TooMuch($"More than {MostJoins} tables are joined.", sql, ErrorPlaces.AtByte(sql, Position(node)));
            case "TABLE_FUNCTION":
                AllowTable(node.GetProperty("function"));
                break;
            default:
                AllowValue(node);
                break;
        }
    }

    private void AllowTable(JsonElement function)
    {
        if (Text(function, "function_name") is var name && !QueryFunctions.Tables.Contains(name))
        {
            throw QueryErrors.Function(name, sql, ErrorPlaces.AtByte(sql, Position(function)));
        }
    }

    private void AllowValue(JsonElement node)
    {
        var name = Text(node, "function_name");
        if (name.Length == 0 || !(char.IsLetter(name[0]) || name[0] == '_'))
        {
            return; // an operator
        }

        var place = ErrorPlaces.AtByte(sql, Position(node));
        if (!QueryFunctions.Values.Contains(name))
        {
            throw QueryErrors.Function(name, sql, place);
        }

        if (GrowingValues.Fault(name.ToLowerInvariant(), node) is { } fault)
        {
            throw QueryErrors.TooMuch($"{fault}.", sql, place);
        }
    }

    // No view has such a name; DuckDB would look for a file.
    private bool IsFile(TableReference table) =>
        !_found.Ctes.Contains(table.Table) && table.Table.AsSpan().IndexOfAny(PartsOfPaths) >= 0;
}
