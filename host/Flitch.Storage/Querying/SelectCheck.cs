using System.Text.Json;
using Flitch.Connectors;
using Flitch.DuckDb;
using Flitch.Storage.Errors;

namespace Flitch.Storage.Querying;

/// <summary>
/// Lets through one SELECT that reads views and nothing else. DuckDB's own parser decides (<c>json_serialize_sql</c> takes plain SELECTs only) and shows the tree, in
/// which functions are allowed by list, and what would take memory or time without DuckDB noticing is bounded.
/// </summary>
internal static class SelectCheck
{
    /// <summary>The longest text: what people write is far shorter, and planning takes its time.</summary>
    public const int Longest = 100_000;

    // Far beyond what DuckDB's own limit of a thousand nested expressions gives.
    private const int MostNested = 100_000;

    /// <summary>Checks a text.</summary>
    /// <param name="connection">Any connection.</param>
    /// <param name="sql">What a person wrote.</param>
    /// <returns>What it reads.</returns>
    /// <exception cref="FlitchException">Kind usage: it is something else.</exception>
    public static CheckedQuery Check(DuckDbConnection connection, string sql)
    {
        if (sql.Length > Longest)
        {
            throw QueryErrors.TooLong(sql.Length, Longest);
        }

        if (sql.IndexOf('\0', StringComparison.Ordinal) is >= 0 and var at)
        {
            throw QueryErrors.Sql("Parser Error: the text holds the character U+0000.", sql, ErrorPlaces.AtCharacter(sql, $"{sql[..at].EnumerateRunes().Count()}"));
        }

        // A literal: the function does not take a parameter.
        using var command = new DuckDbCommand($"SELECT json_serialize_sql({SqlText.Literal(sql)}, skip_null := true, skip_empty := true, skip_default := true)::VARCHAR", connection);
        using var tree = JsonDocument.Parse((string)command.ExecuteScalar()!, new() { MaxDepth = MostNested });
        CheckKind(tree.RootElement, sql);
        return new SelectTree(sql).Walk(tree.RootElement);
    }

    private static void CheckKind(JsonElement root, string sql)
    {
        if (root.GetProperty("error").GetBoolean())
        {
            var isSyntax = root.TryGetProperty("error_type", out var type) && type.GetString() == "parser";
            var text = root.GetProperty("error_message").GetString();
            throw isSyntax ? QueryErrors.Sql($"Parser Error: {text}", sql, ErrorPlaces.AtCharacter(sql, SelectTree.Text(root, "position"))) : QueryErrors.NotASelect();
        }

        if (!root.TryGetProperty("statements", out var statements) || statements.GetArrayLength() != 1)
        {
            throw QueryErrors.NotOne();
        }
    }
}
