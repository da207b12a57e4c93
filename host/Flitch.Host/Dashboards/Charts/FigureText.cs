using System.Globalization;
using System.Text;
using Flitch.Analysis.Tiles.Answers;

namespace Flitch.Host.Dashboards.Charts;

/// <summary>How figures are written for reading: rounded to what matters, thousands apart. The exact digits stand beside it, on hover and in exports.</summary>
internal static class FigureText
{
    /// <summary>Digits that are rounded, with a point and nothing else: what a script writes anew by the reader's locale.</summary>
    /// <param name="exact">The exact digits.</param>
    /// <param name="decimals">Digits behind the point; null for as many as matter.</param>
    public static string Rounded(string exact, int? decimals)
    {
        if (ExactNumber.TryRead(exact) is not { } number)
        {
            return exact;
        }

        var places = decimals ?? Matter(number);
        var rounded = number.Round(places);

        // What is not nothing never looks like nothing.
        return rounded.Unscaled.IsZero && !number.Unscaled.IsZero ? number.Round(FirstDigit(number) + 1).ToString() : Padded(rounded, decimals);
    }

    /// <summary>As above, thousands apart by commas.</summary>
    /// <param name="exact">The exact digits.</param>
    /// <param name="decimals">Digits behind the point; null for as many as matter.</param>
    public static string Of(string exact, int? decimals)
    {
        var rounded = Rounded(exact, decimals);
        var (sign, digits) = rounded.StartsWith('-') ? ("\u2212", rounded[1..]) : ("", rounded);
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? digits : digits[..point];
        if (!whole.All(char.IsAsciiDigit))
        {
            return exact;
        }

        var text = new StringBuilder(sign);
        for (var i = 0; i < whole.Length; i++)
        {
            text.Append(i > 0 && (whole.Length - i) % 3 == 0 ? "," : "").Append(whole[i]);
        }

        return text.Append(point < 0 ? "" : digits[point..]).ToString();
    }

    private static int Matter(ExactNumber number)
    {
        var whole = System.Numerics.BigInteger.Abs(number.Unscaled) / System.Numerics.BigInteger.Pow(10, number.Scale);
        return whole >= 1000 ? 2 : whole >= 1 ? 4 : Math.Max(4, FirstDigit(number) + 3);
    }

    private static int FirstDigit(ExactNumber number) => number.Scale - System.Numerics.BigInteger.Abs(number.Unscaled).ToString(CultureInfo.InvariantCulture).Length + 1;

    private static string Padded(ExactNumber number, int? decimals)
    {
        var text = number.ToString();
        if (decimals is not { } wanted || wanted == 0)
        {
            return text;
        }

        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? $"{text}.{new string('0', wanted)}" : text.PadRight(point + 1 + wanted, '0');
    }
}
