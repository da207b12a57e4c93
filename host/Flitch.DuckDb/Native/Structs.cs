using System.Runtime.InteropServices;

namespace Flitch.DuckDb.Native;

/// <summary>duckdb_result: DuckDB's own pointers, passed by value to some functions.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeResult
{
    public ulong ColumnCount;
    public ulong RowCount;
    public ulong RowsChanged;
    public nint Columns;
    public nint ErrorMessage;
    public nint Internal;
}

/// <summary>duckdb_hugeint and duckdb_uhugeint: 128 bits as two words, the lower first.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct HugeInt
{
    public readonly ulong Lower;
    public readonly ulong Upper;

    public HugeInt(UInt128 value) => (Lower, Upper) = ((ulong)value, (ulong)(value >> 64));

    public HugeInt(Int128 value)
        : this((UInt128)value)
    {
    }
}

/// <summary>duckdb_decimal: the unscaled value with its precision.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeDecimal
{
    public byte Width;
    public byte Scale;
    public HugeInt Value;
}

/// <summary>duckdb_interval: its three parts are independent.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeInterval
{
    public int Months;
    public int Days;
    public long Micros;
}

/// <summary>duckdb_bignum: magnitude, most significant byte first.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeBigNum
{
    public byte* Data;
    public ulong Size;
    public byte IsNegative;
}

/// <summary>duckdb_list_entry: where a row's elements lie in the child vector.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ListEntry
{
    public ulong Offset;
    public ulong Length;
}
