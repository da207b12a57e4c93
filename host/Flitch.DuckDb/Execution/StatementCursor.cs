using System.Data;
using Flitch.DuckDb.Reading;

namespace Flitch.DuckDb.Execution;

/// <summary>Runs a command's statements in turn, stopping at each that gives rows.</summary>
internal sealed class StatementCursor(ReaderContext context) : IDisposable
{
    private int _next;
    private long? _changed;

    /// <summary>Rows changed by the statements so far; -1 when none of them changes rows.</summary>
    public long RecordsAffected => _changed ?? -1;

    /// <summary>The rows of the next statement that gives any, or null when all have run.</summary>
    public RowCursor? Next(CancellationToken token)
    {
        while (_next < context.Statements.Count)
        {
            context.Cancellation.ThrowIfEnded(token);
            var statement = context.Statements[_next++];
            if (context.Behavior.HasFlag(CommandBehavior.SchemaOnly))
                return new RowCursor(statement.Columns(), result: null);
            statement.Bind(context.Parameters);
            if (Rows(statement.Execute(context.Cancellation, token)) is { } rows)
                return rows;
        }

        return null;
    }

    public void Dispose()
    {
        if (context.OwnsStatements)
            context.Statements.Dispose();
    }

    private RowCursor? Rows(QueryResult result)
    {
        try
        {
            if (result.HasRows)
                return new RowCursor(result.Columns(), result);
            _changed = result.RowsChanged is { } changed ? (_changed ?? 0) + changed : _changed;
            result.Dispose();
            return null;
        }
        catch
        {
            result.Dispose();
            throw;
        }
    }
}
