using System.Globalization;
using System.Numerics;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Reading;

/// <summary>Gives a value in another type than its own when that loses nothing: wider or narrower whole numbers (checked), decimals, dates.</summary>
internal static class ValueConversion
{
    /// <exception cref="InvalidCastException">There is no such conversion, or it would lose something.</exception>
    public static T To<T>(object value, DuckDbType from)
    {
        if (value is T same)
            return same;
        var target = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        try
        {
            return Convert(value, target) is { } converted ? (T)converted : throw Refused(value, from, target);
        }
        catch (OverflowException overflow)
        {
            throw Refused(value, from, target, overflow);
        }
    }

    private static object? Convert(object value, Type target)
    {
        if (target.IsInstanceOfType(value))
            return value;
        if (target.IsEnum)
            return value is string name ? Enum.Parse(target, name, ignoreCase: true) : WholeNumber(value) is { } number ? Enum.ToObject(target, (long)number) : null;
        return WholeNumber(value) is { } whole ? FromWhole(whole, target) : Other(value, target);
    }

    private static BigInteger? WholeNumber(object value) => value switch
    {
        sbyte or short or int or long => System.Convert.ToInt64(value, CultureInfo.InvariantCulture),
        byte or ushort or uint or ulong => System.Convert.ToUInt64(value, CultureInfo.InvariantCulture),
        Int128 number => number,
        UInt128 number => number,
        BigInteger number => number,
        _ => null,
    };

    private static object? FromWhole(BigInteger value, Type target) => Type.GetTypeCode(target) switch
    {
        TypeCode.SByte => (sbyte)value,
        TypeCode.Byte => (byte)value,
        TypeCode.Int16 => (short)value,
        TypeCode.UInt16 => (ushort)value,
        TypeCode.Int32 => (int)value,
        TypeCode.UInt32 => (uint)value,
        TypeCode.Int64 => (long)value,
        TypeCode.UInt64 => (ulong)value,
        TypeCode.Decimal => (decimal)value,
        TypeCode.Double => BigInteger.Abs(value) <= 1L << 53 ? (double)value : null,
        _ => target == typeof(Int128) ? (Int128)value : target == typeof(UInt128) ? (UInt128)value : target == typeof(BigInteger) ? value : null,
    };

    private static object? Other(object value, Type target) => value switch
    {
        float single when target == typeof(double) => (double)single,
        decimal number when number == decimal.Truncate(number) => FromWhole(new BigInteger(number), target),
        DateTimeOffset instant when target == typeof(DateTime) => instant.UtcDateTime,
        DateOnly date when target == typeof(DateTime) => date.ToDateTime(TimeOnly.MinValue),
        DateTime time when target == typeof(DateOnly) && time.TimeOfDay == TimeSpan.Zero => DateOnly.FromDateTime(time),
        TimeOnly time when target == typeof(TimeSpan) => time.ToTimeSpan(),
        DuckDbInterval interval when target == typeof(TimeSpan) => interval.ToTimeSpan(),
        string text when target == typeof(char) && text.Length == 1 => text[0],
        string text when target == typeof(char[]) => text.ToCharArray(),
        string text when target == typeof(Guid) && Guid.TryParse(text, out var uuid) => uuid,
        byte[] bytes when target == typeof(Stream) || target == typeof(MemoryStream) => new MemoryStream(bytes, writable: false),
        _ => null,
    };

    private static InvalidCastException Refused(object value, DuckDbType from, Type target, Exception? cause = null) =>
        new($"{from} comes as {value.GetType().Name}; {System.Convert.ToString(value, CultureInfo.InvariantCulture)} cannot be given as {target.Name} without loss.", cause);
}
