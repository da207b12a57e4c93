using System.Globalization;

namespace Flitch.DuckDb.Types;

/// <summary>A DECIMAL as DuckDB keeps it, exact to 38 digits, where <see cref="decimal"/> ends at 28.</summary>
/// <param name="Unscaled">The number without its point: 1.50 with scale 2 is 150.</param>
/// <param name="Scale">Digits behind the point, 0 to 38.</param>
public readonly record struct DuckDbDecimal(Int128 Unscaled, byte Scale) : IComparable<DuckDbDecimal>
{
    private const int MaxDecimalScale = 28;
    private static readonly Int128 MaxDecimalUnscaled = (Int128)UInt128.Parse("79228162514264337593543950335", CultureInfo.InvariantCulture);

    /// <summary>The same number as <see cref="decimal"/>, or false when it has more digits than that holds; trailing zeros are dropped only as far as needed.</summary>
    public bool TryToDecimal(out decimal value)
    {
        var (unscaled, scale) = (Unscaled, Scale);
        while (!Fits(unscaled, scale) && scale > 0 && unscaled % 10 == 0)
            (unscaled, scale) = (unscaled / 10, (byte)(scale - 1));
        value = Fits(unscaled, scale) ? Compose(unscaled, scale) : 0m;
        return Fits(unscaled, scale);
    }

    /// <summary>The same number as <see cref="decimal"/>; an error when it has more digits than that holds.</summary>
    /// <exception cref="OverflowException">The number does not fit.</exception>
    public decimal ToDecimal() => TryToDecimal(out var value)
        ? value
        : throw new OverflowException($"{this} has more digits than System.Decimal holds; read it as DuckDbDecimal, or as text.");

    /// <summary>A <see cref="decimal"/> with the scale that it has.</summary>
    public static DuckDbDecimal FromDecimal(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var unscaled = (Int128)new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        return new DuckDbDecimal(bits[3] < 0 ? -unscaled : unscaled, value.Scale);
    }

    /// <summary>The number's exact digits, with as many behind the point as its scale says.</summary>
    public override string ToString()
    {
        var digits = UInt128Digits().PadLeft(Scale + 1, '0');
        var whole = digits[..^Scale];
        return (Unscaled < 0 ? "-" : "") + (Scale == 0 ? whole : $"{whole}.{digits[^Scale..]}");
    }

    /// <summary>Compares by number: 1.5 and 1.50 compare as equal, though they are not the same value of this type.</summary>
    public int CompareTo(DuckDbDecimal other)
    {
        var scale = Math.Max(Scale, other.Scale);
        return (Unscaled * System.Numerics.BigInteger.Pow(10, scale - Scale)).CompareTo(other.Unscaled * System.Numerics.BigInteger.Pow(10, scale - other.Scale));
    }

    /// <summary>True when <paramref name="left"/> is the lesser number.</summary>
    public static bool operator <(DuckDbDecimal left, DuckDbDecimal right) => left.CompareTo(right) < 0;

    /// <summary>True when <paramref name="left"/> is the greater number.</summary>
    public static bool operator >(DuckDbDecimal left, DuckDbDecimal right) => left.CompareTo(right) > 0;

    /// <summary>True when <paramref name="left"/> is the lesser number, or they are equal as numbers.</summary>
    public static bool operator <=(DuckDbDecimal left, DuckDbDecimal right) => left.CompareTo(right) <= 0;

    /// <summary>True when <paramref name="left"/> is the greater number, or they are equal as numbers.</summary>
    public static bool operator >=(DuckDbDecimal left, DuckDbDecimal right) => left.CompareTo(right) >= 0;

    /// <summary>How many digits the number has, at least its scale and at least one: the width of a DECIMAL that holds it.</summary>
    internal byte Precision => (byte)Math.Max(Math.Max((int)Scale, 1), UInt128Digits().Length);

    private static bool Fits(Int128 unscaled, byte scale) => scale <= MaxDecimalScale && unscaled <= MaxDecimalUnscaled && unscaled >= -MaxDecimalUnscaled;

    private static decimal Compose(Int128 unscaled, byte scale)
    {
        var magnitude = (UInt128)(unscaled < 0 ? -unscaled : unscaled);
        return new decimal((int)(uint)(ulong)magnitude, (int)(uint)((ulong)magnitude >> 32), (int)(uint)(ulong)(magnitude >> 64), unscaled < 0, scale);
    }

    private string UInt128Digits() => ((UInt128)(Unscaled < 0 ? -Unscaled : Unscaled)).ToString(CultureInfo.InvariantCulture);
}
