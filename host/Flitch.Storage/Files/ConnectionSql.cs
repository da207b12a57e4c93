using Flitch.DuckDb;

namespace Flitch.Storage.Files;

/// <summary>Running SQL of our own: interrupted by the token, on the caller's thread or the pool's.</summary>
internal static class ConnectionSql
{
    public static void Run(this DuckDbConnection connection, string sql)
    {
        using var command = new DuckDbCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    public static async Task RunAsync(this DuckDbConnection connection, string sql, CancellationToken cancellationToken)
    {
        using var command = new DuckDbCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Runs INSERT, DELETE, UPDATE or COPY and returns how many rows it was about.</summary>
    public static async Task<long> ChangeAsync(this DuckDbConnection connection, string sql, CancellationToken cancellationToken)
    {
        using var command = new DuckDbCommand(sql, connection);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public static async Task<long> CountAsync(this DuckDbConnection connection, string sql, CancellationToken cancellationToken)
    {
        using var command = new DuckDbCommand(sql, connection);
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>All rows of a small result.</summary>
    public static async Task<IReadOnlyList<T>> ListAsync<T>(
        this DuckDbConnection connection, string sql, Func<DuckDbDataReader, T> row, CancellationToken cancellationToken)
    {
        using var command = new DuckDbCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(row(reader));
        }

        return rows;
    }
}
