using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Flitch.DuckDb.Native;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Ingestion;

/// <summary>The tables of one instance by number; one table function, with the number as its argument, reads them all.</summary>
internal sealed unsafe class TableRegistry
{
    private readonly ConcurrentDictionary<long, RegisteredTable> _tables = new();
    private long _last;

    /// <summary>The function's name; two instances in managed code can be one to DuckDB (the same file), so each has its own.</summary>
    public string FunctionName { get; } = $"flitch_table_{Guid.NewGuid():N}";

    public void RegisterFunction(ConnectionHandle connection)
    {
        using var function = NativeMethods.CreateTableFunction();
        using var number = LogicalTypes.Create(DuckDbType.BigInt);
        NativeMethods.TableFunctionSetName(function, FunctionName);
        NativeMethods.TableFunctionAddParameter(function, number);
        NativeMethods.TableFunctionSupportsProjectionPushdown(function, true);
        NativeMethods.TableFunctionSetExtraInfo(function, ManagedPointer.Make(this), &TableFunction.Forget);
        NativeMethods.TableFunctionSetBind(function, &TableFunction.Bind);
        NativeMethods.TableFunctionSetInit(function, &TableFunction.Init);
        NativeMethods.TableFunctionSetFunction(function, &TableFunction.Read);
        if (NativeMethods.RegisterTableFunction(connection, function) == State.Error)
            throw new DuckDbException($"Catalog Error: the table function {FunctionName} could not be registered", DuckDbErrorType.Catalog);
    }

    public long Add(RegisteredTable table)
    {
        var number = Interlocked.Increment(ref _last);
        _tables[number] = table;
        return number;
    }

    public void Remove(long number) => _tables.TryRemove(number, out _);

    public bool TryGet(long number, [NotNullWhen(true)] out RegisteredTable? table) => _tables.TryGetValue(number, out table);
}
