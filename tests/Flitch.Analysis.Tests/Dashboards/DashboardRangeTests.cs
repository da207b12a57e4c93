using Flitch.Analysis.Dashboards;

namespace Flitch.Analysis.Tests.Dashboards;

public sealed class DashboardRangeTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 29, 23, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("all", "UTC", null, null, "all time")]
    [InlineData("1d", "UTC", "2026-03-29T00:00:00Z", null, "last day")]
    [InlineData("30d", "UTC", "2026-02-28T00:00:00Z", null, "last 30 days")]
    [InlineData("1d", "Europe/Berlin", "2026-03-29T22:00:00Z", null, "last day")]
    [InlineData("2w", "UTC", "2026-03-16T00:00:00Z", null, "last 2 weeks")]
    [InlineData("12m", "UTC", "2025-04-01T00:00:00Z", null, "last 12 months")]
    [InlineData("1y", "America/New_York", "2025-04-01T04:00:00Z", null, "last year")]
    [InlineData("2026-03-29..2026-03-29", "Europe/Berlin", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z", "29 Mar 2026 to 29 Mar 2026")]
    public void A_range_has_bounds_and_words(string text, string zone, string? from, string? to, string words)
    {
        var range = DashboardRange.TryRead(text)!;

        range.Resolve(Now, ZonedTime.Find(zone)!).Should().Be((At(from), At(to)));
        range.Words.Should().Be(words);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0d")]
    [InlineData("12")]
    [InlineData("1000d")]
    [InlineData("12m ")]
    [InlineData("2026-03-30..2026-03-29")]
    [InlineData("2026-02-30..2026-03-29")]
    [InlineData("2026-01-01..")]
    public void What_is_no_range_is_none(string text) => DashboardRange.TryRead(text).Should().BeNull();

    [Theory]
    [InlineData("nowhere")]
    [InlineData("../etc/passwd")]
    [InlineData("UTC'; DROP")]
    public void What_is_no_zone_is_none(string name) => ZonedTime.Find(name).Should().BeNull();

    private static DateTimeOffset? At(string? text) => text is null ? null : DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
