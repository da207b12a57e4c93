using System.Globalization;

namespace Flitch.Pipeline.Verifying.Checks;

/// <summary>Whole numbers of a decimal's smallest unit.</summary>
internal static class Unscaled
{
    /// <summary>The decimal's digits, without zeros behind the last one that counts.</summary>
    public static string Text(Int128 value, int scale)
    {
        var digits = Int128.Abs(value).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        var fraction = digits[^scale..].TrimEnd('0');
        return $"{(value < 0 ? "-" : "")}{digits[..^scale]}{(fraction.Length > 0 ? "." : "")}{fraction}";
    }

    /// <summary>The value in a finer unit.</summary>
    public static Int128 Raise(Int128 value, int scale, int to)
    {
        for (; scale < to; scale++)
        {
            value = checked(value * 10);
        }

        return value;
    }
}
