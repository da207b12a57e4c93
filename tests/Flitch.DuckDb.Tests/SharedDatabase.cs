namespace Flitch.DuckDb.Tests;

/// <summary>One instance for the tests of a class; each call uses a connection of its own.</summary>
public sealed class SharedDatabase : IDisposable
{
    public DuckDbDataSource Source { get; } = new("Data Source=:memory:;threads=2");

    public object? Scalar(string sql, params object?[] parameters)
    {
        using var connection = Source.OpenConnection();
        return connection.Scalar(sql, parameters);
    }

    /// <summary>The reader closes its connection.</summary>
    public DuckDbDataReader Read(string sql) => new DuckDbCommand(sql, Source.OpenConnection()).ExecuteReader(System.Data.CommandBehavior.CloseConnection);

    public void Dispose() => Source.Dispose();
}
