using Flitch.Connectors;
using Flitch.Pipeline.Connections;

namespace Flitch.Pipeline.Tests.Connections;

public sealed class RefreshIntervalTests
{
    [Theory]
    [InlineData("off")]
    [InlineData("5m")]
    [InlineData("15m")]
    [InlineData("1h")]
    [InlineData("1d")]
    public void What_is_read_is_written_the_same(string text) => RefreshInterval.Format(RefreshInterval.Parse(text)).Should().Be(text);

    [Theory]
    [InlineData("")]
    [InlineData("m")]
    [InlineData("4m")]
    [InlineData("0h")]
    [InlineData("-1h")]
    [InlineData("1.5h")]
    [InlineData("15")]
    [InlineData("15s")]
    [InlineData("99999999999h")]
    public void Other_things_are_refused(string text) =>
        FluentActions.Invoking(() => RefreshInterval.Parse(text)).Should().Throw<FlitchException>().Which.Error.Kind.Should().Be(ErrorKind.Usage);
}
