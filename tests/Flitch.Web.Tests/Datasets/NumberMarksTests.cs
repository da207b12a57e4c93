using Flitch.Host.Wording;

namespace Flitch.Web.Tests.Datasets;

/// <summary>Amounts as each language writes them, digit for digit.</summary>
public sealed class NumberMarksTests
{
    [Theory]
    [InlineData(null, "1234567.5", 0, "1,234,567.5")]
    [InlineData("en-US,en;q=0.5", "-999", 0, "-999")]
    [InlineData("en", "-1000", 2, "-1,000.00")]
    [InlineData("de-DE", "-12345678901234567890.123456789012345678", 0, "-12.345.678.901.234.567.890,123456789012345678")]
    [InlineData("de-CH", "1234.5", 0, "1’234.5")]
    [InlineData("fr", "1234.5", 3, "1\u202F234,500")]
    [InlineData("xx-nonsense", "0.000000000000000001", 0, "0.000000000000000001")]
    [InlineData("de", "0", 4, "0,0000")]
    public void Write_GroupsThousandsAndKeepsEveryDigit(string? language, string digits, int decimals, string wanted) =>
        NumberMarks.Of(language).Write(digits, decimals).Should().Be(wanted);
}
