using Flitch.DuckDb;
using Flitch.Storage.Querying;

namespace Flitch.Storage.Tests.Support;

public static class Queries
{
    /// <summary>All rows, values as text divided by <c>|</c>.</summary>
    public static async Task<IReadOnlyList<string>> TextAsync(this QueryEngine engine, string sql, params object?[] parameters)
    {
        await using var result = await engine.ExecuteAsync(sql, parameters, TestContext.Current.CancellationToken);
        var rows = new List<string>();
        await foreach (var row in result.ReadRowsAsync(TestContext.Current.CancellationToken))
        {
            rows.Add(string.Join('|', row.Select(v => Convert.ToString(v, System.Globalization.CultureInfo.InvariantCulture) ?? "")));
        }

        return rows;
    }

    /// <summary>All rows of a query in a DuckDB that knows nothing of us.</summary>
    public static IReadOnlyList<string> Text(this DuckDbConnection connection, string sql)
    {
        using var command = new DuckDbCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "" : Convert.ToString(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture))));
        }

        return rows;
    }

    public static DuckDbConnection Bare()
    {
        var connection = new DuckDbConnection("Data Source=:memory:");
        connection.Open();
        return connection;
    }
}
