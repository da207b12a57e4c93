using Flitch.Connectors;
using Flitch.Host.Cli;

namespace Flitch.Host.Tests.Output;

public sealed class ExitCodeTests
{
    [Theory]
    [InlineData(ErrorKind.Usage, 2)]
    [InlineData(ErrorKind.Configuration, 3)]
    [InlineData(ErrorKind.Permission, 3)]
    [InlineData(ErrorKind.Nonce, 3)]
    [InlineData(ErrorKind.Rate, 1)]
    [InlineData(ErrorKind.Lockout, 1)]
    [InlineData(ErrorKind.Transient, 1)]
    [InlineData(ErrorKind.Provider, 1)]
    [InlineData(ErrorKind.Storage, 1)]
    public void Each_kind_has_its_code(ErrorKind kind, int code) => ExitCodes.For(kind).Should().Be(code);

    [Fact]
    public void No_error_is_success() => ExitCodes.For([]).Should().Be(0);

    [Fact]
    public void What_needs_a_person_comes_first() => ExitCodes.For([ErrorKind.Transient, ErrorKind.Permission, ErrorKind.Usage]).Should().Be(3);

    [Fact]
    public void Of_other_errors_the_command_line_comes_first() => ExitCodes.For([ErrorKind.Transient, ErrorKind.Usage]).Should().Be(2);
}
