namespace Flitch.Connectors.Columns;

/// <summary>Single values of columns as .NET's own types, for C# users and tests; the way to files never makes them.</summary>
public static class ColumnValues
{
    private const int MaximumScale = 28;

    private static readonly Int128 MaximumMantissa = (Int128)((UInt128.One << 96) - 1);

    /// <summary>The decimal at <paramref name="index"/>, or null.</summary>
    /// <param name="column">The column.</param>
    /// <param name="index">0 to <see cref="Column.Count"/> - 1.</param>
    /// <exception cref="OverflowException">It has more than the 28 or 29 digits that <see cref="decimal"/> holds; nothing is rounded.</exception>
    public static decimal? ToDecimal(this DecimalColumn column, int index) =>
        column[index] is { } unscaled ? Exact(unscaled, column.Type.Scale) : null;

    /// <summary>The instant at <paramref name="index"/>, in UTC, or null.</summary>
    /// <param name="column">A timestamp column.</param>
    /// <param name="index">0 to <see cref="Column.Count"/> - 1.</param>
    public static DateTimeOffset? ToInstant(this Int64Column column, int index) =>
        column[index] is { } microseconds ? DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond) : null;

    /// <summary>The day at <paramref name="index"/>, or null.</summary>
    /// <param name="column">A date column.</param>
    /// <param name="index">0 to <see cref="Column.Count"/> - 1.</param>
    public static DateOnly? ToDate(this Int64Column column, int index) =>
        column[index] is { } days ? DateOnly.FromDayNumber((int)days + DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber) : null;

    /// <summary>The list at <paramref name="index"/>, or null.</summary>
    /// <param name="column">The column.</param>
    /// <param name="index">0 to <see cref="Column.Count"/> - 1.</param>
    /// <param name="element">Takes one element out of the elements' column.</param>
    /// <typeparam name="T">The element's type.</typeparam>
    public static IReadOnlyList<T>? ToList<T>(this ListColumn column, int index, Func<Column, int, T> element)
    {
        if (column.IsNull(index))
        {
            return null;
        }

        var start = column.Start(index);
        var values = new T[column.Start(index + 1) - start];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = element(column.Elements, start + i);
        }

        return values;
    }

    /// <summary>Trailing zeros are dropped where the digits do not fit otherwise: at scale 18 the type would end at 79,228,162,514.</summary>
    private static decimal Exact(Int128 unscaled, int scale)
    {
        var negative = unscaled < 0;
        var mantissa = negative ? -unscaled : unscaled;
        while (scale > 0 && (scale > MaximumScale || mantissa > MaximumMantissa) && mantissa % 10 == 0)
        {
            mantissa /= 10;
            scale--;
        }

        if (mantissa > MaximumMantissa || scale > MaximumScale)
        {
            throw new OverflowException($"The unscaled value {unscaled} has more digits than System.Decimal holds; read it from the column.");
        }

        return new decimal((int)(uint)mantissa, (int)(uint)(mantissa >> 32), (int)(uint)(mantissa >> 64), negative, (byte)scale);
    }
}
