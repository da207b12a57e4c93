using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Flitch.DuckDb.Native;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Ingestion;

/// <summary>What DuckDB calls. An exception must not cross the border: each becomes DuckDB's error.</summary>
internal static unsafe class TableFunction
{
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static void Bind(nint info)
    {
        RegisteredTable? table = null;
        try
        {
            using var number = NativeMethods.BindGetParameter(info, 0);
            if (!ManagedPointer.Get<TableRegistry>(NativeMethods.BindGetExtraInfo(info)).TryGet(NativeMethods.GetInt64(number), out table))
                throw new InvalidOperationException("The table is not registered any more.");
            Describe(info, table.Table);
            NativeMethods.BindSetBindData(info, ManagedPointer.Make(table), &Forget);
        }
        catch (Exception error)
        {
            table?.Fail(error);
            fixed (byte* text = Text(error))
                NativeMethods.BindSetError(info, text);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static void Init(nint info)
    {
        var table = ManagedPointer.Get<RegisteredTable>(NativeMethods.InitGetBindData(info));
        try
        {
            var columns = new int[NativeMethods.InitGetColumnCount(info)];
            for (var index = 0; index < columns.Length; index++)
                columns[index] = (int)Math.Min(NativeMethods.InitGetColumnIndex(info, (ulong)index), int.MaxValue);
            NativeMethods.InitSetInitData(info, ManagedPointer.Make(new RunningScan(table, columns)), &Forget);
            NativeMethods.InitSetMaxThreads(info, (ulong)Math.Max(1, table.Table.MaxThreads));
        }
        catch (Exception error)
        {
            table.Fail(error);
            fixed (byte* text = Text(error))
                NativeMethods.InitSetError(info, text);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static void Read(nint info, nint chunk)
    {
        var scan = ManagedPointer.Get<RunningScan>(NativeMethods.FunctionGetInitData(info));
        try
        {
            NativeMethods.DataChunkSetSize(chunk, (ulong)scan.Read(chunk));
        }
        catch (Exception error)
        {
            scan.Table.Fail(error);
            fixed (byte* text = Text(error))
                NativeMethods.FunctionSetError(info, text);
        }
    }

    /// <summary>Frees a pointer that DuckDB kept for us.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static void Forget(nint pointer)
    {
        try
        {
            ManagedPointer.Free(pointer);
        }
        catch (Exception error)
        {
            // The query is over and nobody is left to tell; a source's Dispose has no business failing.
            System.Diagnostics.Trace.TraceError(error.ToString());
        }
    }

    private static void Describe(nint info, DuckDbTable table)
    {
        foreach (var column in table.Columns)
        {
            using var type = LogicalTypes.Create(column.Type);
            NativeMethods.BindAddResultColumn(info, column.Name, type);
        }

        if (table.RowCount is { } rows)
            NativeMethods.BindSetCardinality(info, (ulong)rows, exact: true);
    }

    private static byte[] Text(Exception error) => [.. Encoding.UTF8.GetBytes(error.Message), 0];
}
