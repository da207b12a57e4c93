using System.Globalization;
using System.Numerics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Flitch.Connectors.Texts;

namespace Flitch.Connectors.Rest.Tests.Extraction;

/// <summary>Decimals and times, compared with arithmetic on integers of any size.</summary>
public sealed class DecimalTextProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(5_000);

    [Fact]
    public void EveryNumber_IsExactlyItsDigits_OrRefused() => Check.One(
        Many, Prop.ForAll(Arb.From(Numbers()), Arb.From(Gen.Choose(1, 38)), Arb.From(Gen.Choose(0, 38)), (text, precision, digits) =>
        {
            var scale = Math.Min(precision, digits);
            var expected = Expected(text, precision, scale, cut: false);
            var read = DecimalText.TryParse(Encoding.UTF8.GetBytes(text), precision, scale, out var value);
            return read == expected is not null && (!read || (BigInteger)value == expected);
        }));

    [Fact]
    public void EveryTime_KeepsSixDigitsAndCutsTheRest() => Check.One(
        Many, Prop.ForAll(Arb.From(Numbers()), text =>
        {
            var expected = Expected(text, 38, 6, cut: true) is { } value && CalendarText.IsInstant(Clamp(value)) ? value : (BigInteger?)null;
            var read = UnixSecondsText.TryParse(Encoding.UTF8.GetBytes(text), out var microseconds);
            return read == expected is not null && (!read || microseconds == expected);
        }));

    [Fact]
    public void TextsOfOtherShapes_AreNeverNumbers() => Check.One(
        Many, Prop.ForAll(Arb.From(Gen.Elements("0123456789+-.eE x,_".ToCharArray()).ArrayOf()), characters =>
        {
            var text = new string(characters);
            return DecimalText.TryParse(Encoding.UTF8.GetBytes(text), 38, 18, out _) == Expected(text, 38, 18, cut: false) is not null;
        }));

    [Fact]
    public void EveryInstantOfThisCentury_ReadsAsDateTimeOffsetWritesIt() => Check.One(
        Many, Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), Arb.From(Gen.Choose(0, 9_999_999)), Arb.From(Gen.Choose(-14 * 60, 14 * 60)), (seconds, ticks, offset) =>
        {
            var instant = DateTimeOffset.FromUnixTimeSeconds(seconds).AddTicks(ticks).ToOffset(TimeSpan.FromMinutes(offset));
            var read = CalendarText.TryParseInstant(Encoding.UTF8.GetBytes(instant.ToString("O", CultureInfo.InvariantCulture)), out var microseconds);
            return read && microseconds == (seconds * 1_000_000L) + (ticks / 10);
        }));

    [Fact]
    public void EveryDay_ReadsAsDateOnlyWritesIt() => Check.One(
        Many, Prop.ForAll(Arb.From(Gen.Choose(0, DateOnly.MaxValue.DayNumber)), day =>
        {
            var text = DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            return CalendarText.TryParseDate(Encoding.UTF8.GetBytes(text), out var days) && days == day - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
        }));

    [Theory]
    [InlineData("2026-02-29")]
    [InlineData("2026-13-01")]
    [InlineData("2026-1-01")]
    [InlineData("0000-01-01")]
    [InlineData("2026-01-01 ")]
    [InlineData("20260101")]
    public void DaysThatAreNone_AreRefused(string text) => CalendarText.TryParseDate(Encoding.UTF8.GetBytes(text), out _).Should().BeFalse();

    [Theory]
    [InlineData("2026-01-01T00:00:00")]
    [InlineData("2026-01-01T24:00:00Z")]
    [InlineData("2026-01-01T00:00:00.Z")]
    [InlineData("2026-01-01T00:00:00+0100")]
    [InlineData("2026-01-01T00:00:00ZZ")]
    [InlineData("2026-01-01T00:00:60Z")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    public void InstantsThatAreNone_AreRefused(string text) => CalendarText.TryParseInstant(Encoding.UTF8.GetBytes(text), out _).Should().BeFalse();

    private static Gen<string> Numbers() =>
        from sign in Gen.Elements("", "", "-", "+")
        from zeros in Gen.Elements("", "", "0", "000")
        from whole in Digits(22)
        from point in Gen.Elements(".", ".", "")
        from fraction in Digits(24)
        from tail in Gen.Elements("", "", "0", "00000000000000000000000")
        from exponent in Gen.Frequency((3, Gen.Constant("")), (1, Exponents()))
        select sign + zeros + whole + (point.Length == 0 ? "" : point + fraction + tail) + exponent;

    private static Gen<string> Digits(int most) =>
        from length in Gen.Choose(0, most)
        from digits in Gen.Choose(0, 9).ArrayOf(length)
        select string.Concat(digits);

    private static Gen<string> Exponents() =>
        from letter in Gen.Elements("e", "E")
        from sign in Gen.Elements("", "-", "+")
        from value in Gen.Frequency((9, Gen.Choose(0, 45)), (1, Gen.Elements(99999, int.MaxValue)))
        select letter + sign + value.ToString(CultureInfo.InvariantCulture) + (value == int.MaxValue ? "0000000000000" : "");

    /// <summary>The unscaled value by big integers; null when the text is no number or does not fit.</summary>
    private static BigInteger? Expected(string text, int precision, int scale, bool cut)
    {
        var match = System.Text.RegularExpressions.Regex.Match(text, @"^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?\z");
        var digits = match.Groups[2].Value + match.Groups[3].Value;
        if (!match.Success || digits.Length == 0)
        {
            return null;
        }

        var mantissa = BigInteger.Parse("0" + digits, CultureInfo.InvariantCulture);
        var exponent = match.Groups[4].Success ? BigInteger.Parse(match.Groups[4].Value, CultureInfo.InvariantCulture) : 0;
        var power = exponent - match.Groups[3].Length + scale;
        if (mantissa.IsZero)
        {
            return 0;
        }

        if (power > 100)
        {
            return null;
        }

        var unscaled = power >= 0 ? mantissa * BigInteger.Pow(10, (int)power) : Divide(mantissa, -power, cut);
        return unscaled is null || unscaled >= BigInteger.Pow(10, precision) ? null : match.Groups[1].Value == "-" ? -unscaled : unscaled;
    }

    private static BigInteger? Divide(BigInteger mantissa, BigInteger digits, bool cut)
    {
        var divisor = BigInteger.Pow(10, (int)BigInteger.Min(digits, 200));
        var whole = BigInteger.DivRem(mantissa, divisor, out var rest);
        return rest.IsZero || cut ? whole : null;
    }

    private static Int128 Clamp(BigInteger value) => BigInteger.Abs(value) > (BigInteger)Int128.MaxValue ? Int128.MaxValue : (Int128)value;
}
