namespace Flitch.DuckDb.Ingestion;

/// <summary>The tables of one connection by name; each is a temporary view over the instance's table function.</summary>
internal sealed class RegisteredTables(DuckDbConnection connection, TableRegistry registry) : IDisposable
{
    private readonly Dictionary<string, long> _numbers = new(StringComparer.OrdinalIgnoreCase);

    public void Register(string name, DuckDbTable table)
    {
        var registered = new RegisteredTable(table);
        var number = registry.Add(registered);
        try
        {
            Run($"CREATE OR REPLACE TEMPORARY VIEW {SqlText.Identifier(name)} AS SELECT * FROM {registry.FunctionName}({number})");
        }
        catch (Exception error)
        {
            registry.Remove(number);
            if (error is DuckDbException told && registered.TakeFailure() is { } cause)
                throw new DuckDbException(told.Message, told.ErrorType, cause);
            throw;
        }

        Forget(name);
        _numbers[name] = number;
    }

    public void Unregister(string name)
    {
        if (!_numbers.ContainsKey(name))
            return;
        Run($"DROP VIEW IF EXISTS temp.main.{SqlText.Identifier(name)}");
        Forget(name);
    }

    public Exception? TakeFailure() => _numbers.Values
        .Select(number => registry.TryGet(number, out var table) ? table.TakeFailure() : null)
        .FirstOrDefault(failure => failure is not null);

    public void Dispose()
    {
        foreach (var number in _numbers.Values)
            registry.Remove(number);
        _numbers.Clear();
    }

    private void Forget(string name)
    {
        if (_numbers.Remove(name, out var number))
            registry.Remove(number);
    }

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
