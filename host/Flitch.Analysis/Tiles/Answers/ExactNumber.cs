using System.Buffers;
using System.Globalization;
using System.Numerics;

namespace Flitch.Analysis.Tiles.Answers;

/// <summary>A decimal number of any length, exact.</summary>
/// <param name="Unscaled">Its digits.</param>
/// <param name="Scale">How many of them stand behind the point.</param>
public readonly record struct ExactNumber(BigInteger Unscaled, int Scale)
{
    private const int QuotientScale = 18;
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    /// <summary>Reads digits; null when it is no decimal number.</summary>
    /// <param name="text">For example <c>-12.50</c>.</param>
    public static ExactNumber? TryRead(string? text)
    {
        if (text is null || !IsDecimal(text))
        {
            return null;
        }

        var point = text.IndexOf('.', StringComparison.Ordinal);
        var digits = point < 0 ? text : string.Concat(text.AsSpan(0, point), text.AsSpan(point + 1));
        return new(BigInteger.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), point < 0 ? 0 : text.Length - point - 1);
    }

    /// <summary>Divides, to 18 digits behind the point, half away from zero; null where the divisor is zero.</summary>
    /// <param name="divisor">By what.</param>
    public ExactNumber? Over(ExactNumber divisor)
    {
        if (divisor.Unscaled.IsZero)
        {
            return null;
        }

        var shift = QuotientScale + divisor.Scale - Scale;
        var top = shift >= 0 ? Unscaled * BigInteger.Pow(10, shift) : Unscaled;
        var bottom = shift >= 0 ? divisor.Unscaled : divisor.Unscaled * BigInteger.Pow(10, -shift);
        return new(Rounded(top, bottom), QuotientScale);
    }

    /// <summary>Zero.</summary>
    public static ExactNumber Zero { get; }

    /// <summary>Adds.</summary>
    /// <param name="other">The other number.</param>
    public ExactNumber Plus(ExactNumber other)
    {
        var scale = Math.Max(Scale, other.Scale);
        return new((Unscaled * BigInteger.Pow(10, scale - Scale)) + (other.Unscaled * BigInteger.Pow(10, scale - other.Scale)), scale);
    }

    /// <summary>Without its sign.</summary>
    public ExactNumber Size => new(BigInteger.Abs(Unscaled), Scale);

    /// <summary>Rounds to so many digits behind the point, half away from zero.</summary>
    /// <param name="decimals">How many.</param>
    public ExactNumber Round(int decimals) => decimals >= Scale ? this : new(Rounded(Unscaled, BigInteger.Pow(10, Scale - decimals)), decimals);

    /// <summary>Below zero where it is the smaller one, above where it is the larger.</summary>
    /// <param name="other">The other number.</param>
    public int Compare(ExactNumber other)
    {
        var scale = Math.Max(Scale, other.Scale);
        return (Unscaled * BigInteger.Pow(10, scale - Scale)).CompareTo(other.Unscaled * BigInteger.Pow(10, scale - other.Scale));
    }

    /// <summary>Its digits, without zeros at the end.</summary>
    public override string ToString()
    {
        var digits = BigInteger.Abs(Unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(Scale + 1, '0');
        var text = Scale == 0 ? digits : $"{digits[..^Scale]}.{digits[^Scale..]}".TrimEnd('0').TrimEnd('.');
        return Unscaled.Sign < 0 ? "-" + text : text;
    }

    private static BigInteger Rounded(BigInteger top, BigInteger bottom)
    {
        var quotient = BigInteger.DivRem(top, bottom, out var rest);
        return BigInteger.Abs(rest) * 2 >= BigInteger.Abs(bottom) ? quotient + (top.Sign * bottom.Sign) : quotient;
    }

    private static bool IsDecimal(string text)
    {
        var body = text.AsSpan(text.StartsWith('-') ? 1 : 0);
        return body.Length > 0 && body[0] != '.' && body[^1] != '.' && body.Count('.') <= 1 && !body.ContainsAnyExcept(Digits);
    }
}
