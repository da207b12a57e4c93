using Flitch.DuckDb.Native;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Execution;

/// <summary>What a statement gave: rows chunk by chunk, or a number of changed rows.</summary>
internal sealed unsafe class QueryResult : IDisposable
{
    private readonly ConnectionHandle _connection;
    private readonly ResultHandle _result;
    private bool _ended;

    private QueryResult(ConnectionHandle connection, ResultHandle result)
    {
        _connection = connection;
        _result = result;
        var type = NativeMethods.ResultReturnType(*result.Pointer);
        HasRows = type == ResultType.QueryResult;
        _ended = !HasRows;
        RowsChanged = type == ResultType.ChangedRows ? checked((long)NativeMethods.RowsChanged(result.Pointer)) : null;
    }

    /// <summary>True for a query, even one without a single row.</summary>
    public bool HasRows { get; }

    /// <summary>Rows inserted, updated, deleted or copied; null for statements that change none.</summary>
    public long? RowsChanged { get; }

    public static QueryResult Run(ConnectionHandle connection, PendingHandle pending)
    {
        var result = new ResultHandle();
        try
        {
            if (NativeMethods.ExecutePending(pending, result.Pointer) == State.Error)
                throw Error(result);
            return new QueryResult(connection, result);
        }
        catch
        {
            result.Dispose();
            throw;
        }
    }

    public DuckDbColumn[] Columns()
    {
        var columns = new DuckDbColumn[NativeMethods.ColumnCount(_result.Pointer)];
        for (var index = 0; index < columns.Length; index++)
            columns[index] = new DuckDbColumn(
                NativeMethods.Text(NativeMethods.ColumnName(_result.Pointer, (ulong)index))!,
                DuckDbTypeReader.Take(NativeMethods.ColumnLogicalType(_result.Pointer, (ulong)index)));
        return columns;
    }

    /// <summary>The next chunk of rows, or null at the end.</summary>
    /// <exception cref="DuckDbException">The query failed while making them.</exception>
    public ChunkHandle? Fetch()
    {
        if (_ended)
            return null;
        var chunk = NativeMethods.FetchChunk(*_result.Pointer);
        if (!chunk.IsInvalid && NativeMethods.DataChunkGetSize(chunk) > 0)
            return chunk;
        chunk.Dispose();
        _ended = true;
        return NativeMethods.ResultError(_result.Pointer) == null ? null : throw Error(_result);
    }

    public void Dispose()
    {
        if (_result.IsClosed)
            return;
        _result.Dispose();
        if (!_ended)
            EndQuery();
    }

    // DuckDB keeps a query whose rows were not all read, with its tasks, its transaction and its open files, until the connection begins another:
    // even an empty one.
    private void EndQuery()
    {
        using var nothing = new ResultHandle();
        NativeMethods.Query(_connection, "", nothing.Pointer);
    }

    private static DuckDbException Error(ResultHandle result) => new(
        NativeMethods.Text(NativeMethods.ResultError(result.Pointer)) ?? "The query failed.", NativeMethods.ResultErrorType(result.Pointer));
}
