using Flitch.Host.Wording;

namespace Flitch.Host.Tests.Output;

public sealed class TimesTests
{
    [Theory]
    [InlineData(0.04, "0.0 s")]
    [InlineData(0.44, "0.4 s")]
    [InlineData(12.9, "12 s")]
    [InlineData(59.99, "59 s")]
    [InlineData(200, "3 min 20 s")]
    [InlineData(7980, "2 h 13 min")]
    [InlineData(90_000, "25 h 0 min")]
    public void Durations_are_short(double seconds, string text) => Times.Duration(TimeSpan.FromSeconds(seconds)).Should().Be(text);

    [Fact]
    public void Times_are_in_utc_with_the_decimals_they_have()
    {
        var time = new DateTimeOffset(2026, 11, 23, 7, 6, 7, TimeSpan.FromHours(2));
        Times.Iso(time).Should().Be("2026-11-23T05:06:07Z");
        Times.Iso(time.AddMicroseconds(120)).Should().Be("2026-11-23T05:06:07.00012Z");
    }

    [Fact]
    public void Counts_have_their_thousands_apart() => Times.Count(1_234_567).Should().Be("1,234,567");
}
