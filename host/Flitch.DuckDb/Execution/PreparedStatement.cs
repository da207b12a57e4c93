using Flitch.DuckDb.Native;
using Flitch.DuckDb.Parameters;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Execution;

/// <summary>One prepared statement.</summary>
internal sealed unsafe class PreparedStatement(ConnectionHandle connection, PreparedHandle handle) : IDisposable
{
    /// <summary>The result's columns, as far as they are known before the statement runs.</summary>
    public DuckDbColumn[] Columns()
    {
        var columns = new DuckDbColumn[NativeMethods.PreparedColumnCount(handle)];
        for (var index = 0; index < columns.Length; index++)
            columns[index] = new DuckDbColumn(
                NativeMethods.TakeText(NativeMethods.PreparedColumnName(handle, (ulong)index))!,
                DuckDbTypeReader.Take(NativeMethods.PreparedColumnType(handle, (ulong)index)));
        return columns;
    }

    /// <summary>Gives every parameter its value.</summary>
    /// <exception cref="InvalidOperationException">A parameter has no value.</exception>
    public void Bind(DuckDbParameterCollection parameters)
    {
        NativeMethods.ClearBindings(handle);
        var count = NativeMethods.ParameterCount(handle);
        for (var index = 1UL; index <= count; index++)
        {
            var name = NativeMethods.TakeText(NativeMethods.ParameterName(handle, index))!;
            using var value = ValueFactory.Create(parameters.ForStatement(name).Value);
            if (NativeMethods.BindValue(handle, index, value) == State.Error)
                throw new DuckDbException($"Invalid Input Error: the value of parameter {name} cannot be bound", DuckDbErrorType.InvalidInput);
        }
    }

    /// <summary>Runs the statement up to its first rows; a query's rows are then made as they are read.</summary>
    public QueryResult Execute(CommandCancellation cancellation, CancellationToken token)
    {
        var created = Start(out var pending);
        using (pending)
        {
            if (created == State.Error)
                throw new DuckDbException(NativeMethods.Text(NativeMethods.PendingError(pending)) ?? "The statement could not be started.");

            // Starting the query forgot earlier interrupts; from here on none is lost. Its tasks may run on DuckDB's threads already, so that it has to be
            // interrupted and waited for: left alone, it would run on and the connection's next query would wait for it.
            cancellation.InterruptIfEnded(token);
            return QueryResult.Run(connection, pending);
        }
    }

    public void Dispose() => handle.Dispose();

    // Only queries stream: what changes something is to be done when the call returns, not when its rows are read.
    private State Start(out PendingHandle pending) => NativeMethods.PreparedStatementType(handle) == StatementType.Select
        ? NativeMethods.PendingPreparedStreaming(handle, out pending)
        : NativeMethods.PendingPrepared(handle, out pending);
}
