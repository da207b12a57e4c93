using Flitch.Connectors;
using Flitch.Host.Cli.Secrets;

namespace Flitch.Host.Tests.Secrets;

public sealed class SecretReferenceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("flitch-secret-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void From_the_environment() => Reference(variable: "from env\n").Resolve("f", "env:X").Should().Be("from env");

    [Fact]
    public void From_a_file_without_its_line_end()
    {
        var path = Path.Combine(_folder, "secret");
        File.WriteAllText(path, "from file\r\n");
        Reference().Resolve("f", "file:" + path).Should().Be("from file");
    }

    [Fact]
    public void From_standard_input() => Reference(input: "from input\n").Resolve("f", "-").Should().Be("from input");

    [Fact]
    public void Standard_input_serves_one_field_only()
    {
        var reference = Reference(input: "secret");
        reference.Resolve("first", "-");
        reference.Invoking(r => r.Resolve("second", "-")).Should().Throw<FlitchException>().Which.Error.Code.Should().Be("usage:secret-input");
    }

    [Theory]
    [InlineData("literal", "usage:literal-secret")]
    [InlineData("", "usage:literal-secret")]
    [InlineData("ENV:X", "usage:literal-secret")]
    [InlineData("env:UNSET", "usage:secret-environment")]
    [InlineData("file:/no/such/file", "usage:secret-file")]
    [InlineData("file:", "usage:secret-file")]
    [InlineData("-", "usage:secret-empty")]
    public void What_is_no_secret_is_a_usage_error(string text, string code)
    {
        var error = Reference().Invoking(r => r.Resolve("private_key", text)).Should().Throw<FlitchException>().Which.Error;
        error.Code.Should().Be(code);
        error.Kind.Should().Be(ErrorKind.Usage);
        if (text.Length > 1)
            (error.Summary + error.Fix).Should().NotContain(text);
    }

    private static SecretReference Reference(string input = "", string? variable = null) =>
        new(new StringReader(input), name => name == "X" ? variable : null);
}
