using Flitch.DuckDb.Native;

namespace Flitch.DuckDb.Execution;

/// <summary>The statements of one command text, parsed; each is prepared when its turn comes, because it can need what those before it made.</summary>
internal sealed unsafe class StatementBatch : IDisposable
{
    private readonly ConnectionHandle _connection;
    private readonly ExtractedHandle _statements;
    private readonly PreparedStatement?[] _prepared;

    private StatementBatch(ConnectionHandle connection, ExtractedHandle statements, int count)
    {
        _connection = connection;
        _statements = statements;
        _prepared = new PreparedStatement?[count];
    }

    public int Count => _prepared.Length;

    /// <summary>The statement, prepared by the first call; it lives as long as the batch.</summary>
    /// <exception cref="DuckDbException">Names or types do not fit.</exception>
    public PreparedStatement this[int index] => _prepared[index] ??= Prepare(index);

    /// <exception cref="DuckDbException">The text is not SQL.</exception>
    public static StatementBatch Parse(ConnectionHandle connection, string sql)
    {
        if (sql.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException("SQL cannot hold the character U+0000: DuckDB would read the text before it only. Pass it as a parameter.", nameof(sql));
        var count = NativeMethods.ExtractStatements(connection, sql, out var statements);
        if (count == 0 && NativeMethods.Text(NativeMethods.ExtractStatementsError(statements)) is { Length: > 0 } error)
        {
            statements.Dispose();
            throw new DuckDbException(error);
        }

        return new StatementBatch(connection, statements, checked((int)count));
    }

    public void Dispose()
    {
        foreach (var statement in _prepared)
            statement?.Dispose();
        _statements.Dispose();
    }

    private PreparedStatement Prepare(int index)
    {
        var state = NativeMethods.PrepareExtracted(_connection, _statements, (ulong)index, out var prepared);
        if (state == State.Success)
            return new PreparedStatement(_connection, prepared);
        using (prepared)
            throw new DuckDbException(NativeMethods.Text(NativeMethods.PrepareError(prepared)) ?? "The statement could not be prepared.");
    }
}
