using System.Collections;
using System.Numerics;
using System.Text;
using Flitch.DuckDb.Native;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Parameters;

/// <summary>Makes DuckDB's own values from .NET's, exactly; dates finer than a microsecond are cut.</summary>
internal static unsafe class ValueFactory
{
    /// <exception cref="NotSupportedException">DuckDB has no such type.</exception>
    public static ValueHandle Create(object? value) => value switch
    {
        null or DBNull => NativeMethods.CreateNull(),
        string text => Text(text),
        char letter => Text(letter.ToString()),
        bool truth => NativeMethods.CreateBool(truth),
        Guid uuid => NativeMethods.CreateUuid(new HugeInt(UuidBits.Plain(uuid))),
        byte[] bytes => Blob(bytes),
        ReadOnlyMemory<byte> bytes => Blob(bytes.Span),
        Memory<byte> bytes => Blob(bytes.Span),
        Enum member => Create(Convert.ChangeType(member, Enum.GetUnderlyingType(member.GetType()), System.Globalization.CultureInfo.InvariantCulture)),
        _ => Number(value) ?? TemporalValues.Create(value) ?? Nested(value),
    };

    private static ValueHandle? Number(object value) => value switch
    {
        sbyte number => NativeMethods.CreateInt8(number),
        short number => NativeMethods.CreateInt16(number),
        int number => NativeMethods.CreateInt32(number),
        long number => NativeMethods.CreateInt64(number),
        byte number => NativeMethods.CreateUInt8(number),
        ushort number => NativeMethods.CreateUInt16(number),
        uint number => NativeMethods.CreateUInt32(number),
        ulong number => NativeMethods.CreateUInt64(number),
        Int128 number => NativeMethods.CreateHugeInt(new HugeInt(number)),
        UInt128 number => NativeMethods.CreateUHugeInt(new HugeInt(number)),
        BigInteger number => Big(number),
        decimal number => Exact(DuckDbDecimal.FromDecimal(number)),
        DuckDbDecimal number => Exact(number),
        float number => NativeMethods.CreateFloat(number),
        double number => NativeMethods.CreateDouble(number),
        _ => null,
    };

    private static ValueHandle Nested(object value) => value switch
    {
        IDictionary<string, object?> fields => NestedValues.Struct(fields),
        IEnumerable items => NestedValues.List(items),
        _ => throw new NotSupportedException($"A parameter of type {value.GetType()} has no DuckDB type."),
    };

    private static ValueHandle Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        fixed (byte* pointer = bytes)
            return NativeMethods.CreateVarchar(pointer is null ? EmptyText() : pointer, (ulong)bytes.Length);
    }

    private static ValueHandle Blob(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* pointer = bytes)
            return NativeMethods.CreateBlob(pointer is null ? EmptyText() : pointer, (ulong)bytes.Length);
    }

    // A null pointer would be a NULL to DuckDB, and an empty span has no other.
    private static byte* EmptyText() => (byte*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref System.Runtime.InteropServices.MemoryMarshal.GetReference("\0"u8));

    private static ValueHandle Exact(DuckDbDecimal value) => value.Precision <= 38 && value.Scale <= 38
        ? NativeMethods.CreateDecimal(new NativeDecimal { Width = value.Precision, Scale = value.Scale, Value = new HugeInt(value.Unscaled) })
        : throw new OverflowException($"{value} has more than the 38 digits of a DECIMAL.");

    private static ValueHandle Big(BigInteger value)
    {
        if (value >= Int128.MinValue && value <= Int128.MaxValue)
            return NativeMethods.CreateHugeInt(new HugeInt((Int128)value));
        var magnitude = BigInteger.Abs(value).ToByteArray(isUnsigned: true, isBigEndian: true);
        fixed (byte* pointer = magnitude)
            return NativeMethods.CreateBigNum(new NativeBigNum { Data = pointer, Size = (ulong)magnitude.Length, IsNegative = (byte)(value.Sign < 0 ? 1 : 0) });
    }
}
