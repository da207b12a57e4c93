using System.Globalization;
using Flitch.Connectors.Columns;

namespace Flitch.Connectors.Abstractions.Tests.Columns;

public sealed class ColumnValuesTests
{
    [Theory]
    [InlineData("1500000000000000000", 18, "1.5")]
    [InlineData("-1", 18, "-0.000000000000000001")]
    [InlineData("0", 18, "0")]
    [InlineData("79228162514264337593543950335", 0, "79228162514264337593543950335")]
    [InlineData("99999999999000000000000000000000", 18, "99999999999000")]
    [InlineData("12345678901234567890000000000000000000", 38, "0.12345678901234567890")]
    public void Decimal_IsExact_TrailingZerosMakeRoom(string unscaled, byte scale, string expected)
    {
        using var column = new DecimalColumn(ColumnType.Decimal(38, scale));
        column.Append(Int128.Parse(unscaled, CultureInfo.InvariantCulture));

        column.ToDecimal(0).Should().Be(decimal.Parse(expected, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("79228162514264337593543950336", 0)]
    [InlineData("99999999999999999999999999999999999999", 18)]
    [InlineData("1", 29)]
    public void Decimal_WithMoreDigitsThanItsTypeHolds_Throws(string unscaled, byte scale)
    {
        using var column = new DecimalColumn(ColumnType.Decimal(38, scale));
        column.Append(Int128.Parse(unscaled, CultureInfo.InvariantCulture));

        column.Invoking(c => c.ToDecimal(0)).Should().Throw<OverflowException>();
    }

    [Fact]
    public void TimesAndDays_AreTheirs()
    {
        using var time = new Int64Column(ColumnType.Timestamp);
        using var day = new Int64Column(ColumnType.Date);
        time.Append(1_705_260_547_472_865);
        time.Append(-1);
        time.AppendNull();
        day.Append(0);
        day.Append(20_780);
        day.AppendNull();

        time.ToInstant(0).Should().Be(DateTimeOffset.Parse("2024-01-14T19:29:07.472865Z", CultureInfo.InvariantCulture));
        time.ToInstant(1).Should().Be(DateTimeOffset.UnixEpoch.AddTicks(-10));
        time.ToInstant(2).Should().BeNull();
        day.ToDate(0).Should().Be(new DateOnly(1970, 1, 1));
        day.ToDate(1).Should().Be(new DateOnly(2026, 11, 23));
        day.ToDate(2).Should().BeNull();
    }
}
