using Flitch.Host.Cli.Querying;

namespace Flitch.Host.Tests.Querying;

public sealed class ValueTextTests
{
    public static TheoryData<object?, string?> Values => new()
    {
        { null, null },
        { DBNull.Value, null },
        { true, "true" },
        { 1.500000000000000000m, "1.500000000000000000" },
        { Int128.MaxValue, "170141183460469231731687303715884105727" },
        { 0.1, "0.1" },
        { new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.FromHours(1)), "2026-01-31T11:00:00Z" },
        { new DateTime(2026, 1, 31, 12, 0, 0), "2026-01-31T12:00:00" },
        { new DateOnly(2026, 1, 31), "2026-01-31" },
        { new byte[] { 1, 255 }, "0x01ff" },
        { new List<string?> { "a", null }, "[a, NULL]" },
        { new Dictionary<string, object?> { ["a"] = 1, ["b"] = null }, "{a: 1, b: NULL}" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Every_value_has_its_text(object? value, string? text) => ValueText.Of(value).Should().Be(text);
}
