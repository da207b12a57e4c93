namespace Flitch.DuckDb.Tests;

/// <summary>Short forms for tests.</summary>
internal static class ConnectionExtensions
{
    public static int Execute(this DuckDbConnection connection, string sql, params object?[] parameters)
    {
        using var command = Command(connection, sql, parameters);
        return command.ExecuteNonQuery();
    }

    public static object? Scalar(this DuckDbConnection connection, string sql, params object?[] parameters)
    {
        using var command = Command(connection, sql, parameters);
        return command.ExecuteScalar();
    }

    public static T[] Query<T>(this DuckDbConnection connection, string sql, Func<DuckDbDataReader, T> row)
    {
        using var command = Command(connection, sql, []);
        using var reader = command.ExecuteReader();
        return [.. reader.Rows(row)];
    }

    public static IEnumerable<T> Rows<T>(this DuckDbDataReader reader, Func<DuckDbDataReader, T> row)
    {
        while (reader.Read())
            yield return row(reader);
    }

    private static DuckDbCommand Command(DuckDbConnection connection, string sql, object?[] parameters)
    {
        var command = new DuckDbCommand(sql, connection);
        foreach (var value in parameters)
            command.Parameters.AddValue(value);
        return command;
    }
}
