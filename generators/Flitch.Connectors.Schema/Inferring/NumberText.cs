using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace Flitch.Connectors.Schema.Inferring;

/// <summary>What a text tells about the number in it. It is looked at as text only: nothing passes through a floating-point type.</summary>
internal static class NumberText
{
    /// <summary>1990-01-01 and 2100-01-01: no recorded time is earlier or later.</summary>
    private const long FirstSecond = 631_152_000;
    private const long LastSecond = 4_102_444_800;

    private static readonly Regex Number = new(@"^[+-]?\d+(\.\d+)?([eE][+-]?\d{1,2})?$", RegexOptions.CultureInvariant);
    private static readonly Regex Day = new(@"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$", RegexOptions.CultureInvariant);
    private static readonly Regex Instant = new(
        @"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$", RegexOptions.CultureInvariant);

    private static readonly Regex LocalInstant = new(@"^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d", RegexOptions.CultureInvariant);

    /// <summary>A number as JSON writes it; a sign <c>+</c> may stand before it. <c>007</c> is none: it is an id.</summary>
    public static bool Is(string text) => Number.IsMatch(text) && !HasLeadingZero(text);

    public static bool IsInteger(string text) => Is(text) && text.All(c => c is '+' or '-' || char.IsDigit(c));

    public static bool FitsInteger(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    public static bool IsZero(string text) => Is(text) && text.Split('e', 'E')[0].All(c => c is '+' or '-' or '0' or '.');

    public static bool IsDate(string text) => Day.IsMatch(text) && System.DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    public static bool IsInstant(string text) => Instant.IsMatch(text) && IsDate(text.Substring(0, 10));

    public static bool IsInstantWithoutZone(string text) => LocalInstant.IsMatch(text) && !IsInstant(text);

    /// <summary>Whether it can be seconds since 1970; <paramref name="thousands"/> asks for milliseconds instead.</summary>
    public static bool IsSeconds(string text, bool thousands = false) =>
        Is(text) && long.TryParse(text.Split('.')[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
        && (thousands ? whole / 1000 : whole) is > FirstSecond and < LastSecond;

    /// <summary>The most digits before and after the point that any of the texts has.</summary>
    public static (int Whole, int Fraction) Digits(IEnumerable<string> texts)
    {
        var whole = 1;
        var fraction = 0;
        foreach (var text in texts)
        {
            var (w, f) = Digits(text);
            (whole, fraction) = (System.Math.Max(whole, w), System.Math.Max(fraction, f));
        }

        return (whole, fraction);
    }

    private static (int Whole, int Fraction) Digits(string text)
    {
        var parts = text.TrimStart('+', '-').Split('e', 'E');
        var point = parts[0].IndexOf('.');
        var shift = parts.Length > 1 ? int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        var whole = (point < 0 ? parts[0].Length : point) + shift;
        var fraction = (point < 0 ? 0 : parts[0].Length - point - 1) - shift;
        return (System.Math.Max(1, whole), System.Math.Max(0, fraction));
    }

    private static bool HasLeadingZero(string text)
    {
        var digits = text.TrimStart('+', '-');
        return digits.Length > 1 && digits[0] == '0' && char.IsDigit(digits[1]);
    }
}
