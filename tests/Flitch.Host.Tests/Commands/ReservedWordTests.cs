using Flitch.Connectors.Schema.Naming;
using Flitch.DuckDb;

namespace Flitch.Host.Tests.Commands;

/// <summary>The words that schema files may not use as names are those that DuckDB does not take without quotes.</summary>
public sealed class ReservedWordTests
{
    [Fact]
    public void The_reader_knows_what_DuckDB_keeps_for_itself()
    {
        using var connection = new DuckDbConnection("DataSource=:memory:");
        connection.Open();
        var words = Ask(connection, "SELECT string_agg(DISTINCT keyword_name, ' ' ORDER BY keyword_name) FROM duckdb_keywords()")!.Split(' ');

        string.Join(" ", words.Where(word => !CanBeAColumn(connection, word) || !CanBeATable(connection, word))).Should().Be(string.Join(" ", ReservedWords.OfSql));
    }

    private static bool CanBeAColumn(DuckDbConnection connection, string word) => Ask(connection, $"SELECT {word} FROM (SELECT 'x' AS \"{word}\") AS t") == "x";

    private static bool CanBeATable(DuckDbConnection connection, string word) => Ask(connection, $"WITH \"{word}\" AS (SELECT 'x' AS a) SELECT a FROM {word}") == "x";

    private static string? Ask(DuckDbConnection connection, string sql)
    {
        try
        {
            using var command = new DuckDbCommand(sql, connection);
            return command.ExecuteScalar() as string;
        }
        catch (DuckDbException)
        {
            return null;
        }
    }
}
