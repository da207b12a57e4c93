using Flitch.Analysis.Rows;
using Flitch.DuckDb.Types;

namespace Flitch.Analysis.Tests.Rows;

/// <summary>Values as exact text.</summary>
public sealed class CellTextTests
{
    [Theory]
    [InlineData("1000000000000000000", "1")]
    [InlineData("1", "0.000000000000000001")]
    [InlineData("-99999999999999999999999999999999999999", "-99999999999999999999.999999999999999999")]
    [InlineData("0", "0")]
    [InlineData("-1500000000000000000", "-1.5")]
    [InlineData("100000000000000000000", "100")]
    public void Of_ADecimal_HasAllDigitsAndNoIdleZeros(string unscaled, string text) =>
        CellText.Of(new DuckDbDecimal(Int128.Parse(unscaled, System.Globalization.CultureInfo.InvariantCulture), 18)).Should().Be(text);

    [Fact]
    public void Of_OtherValues_IsWhatFiltersRead()
    {
        CellText.Of(null).Should().BeNull();
        CellText.Of(true).Should().Be("true");
        CellText.Of(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddMicroseconds(7)).Should().Be("2026-01-02T03:04:05.000007Z");
        CellText.Of(new DateOnly(2026, 1, 2)).Should().Be("2026-01-02");
        CellText.Of(new List<string?> { "a", null }).Should().Be("[a, NULL]");
        CellText.Of(-7L).Should().Be("-7");
    }
}
