using Flitch.Connectors.Rest.Http;

namespace Flitch.Connectors.Rest.Tests.Http;

public sealed class BaseAddressTests
{
    [Theory]
    [InlineData("https://api.kraken.com")]
    [InlineData(" https://api.kraken.com/ ")]
    [InlineData("https://10.0.0.1:8443")]
    [InlineData("http://127.0.0.1:5000")]
    [InlineData("http://127.1.2.3/")]
    [InlineData("http://localhost:5000")]
    [InlineData("http://[::1]:5000")]
    public void Https_and_http_on_loopback_are_accepted(string text)
    {
        BaseAddress.TryParse(text, out var address, out var problem).Should().BeTrue(problem);
        BaseAddress.IsSafe(address!).Should().BeTrue();
    }

    [Theory]
    [InlineData("http://api.kraken.com", "https")]
    [InlineData("http://192.168.0.10:5000", "https")]
    [InlineData("http://localhost.example.com", "https")]
    [InlineData("http://127.0.0.1.example.com", "https")]
    [InlineData("http://0.0.0.0:5000", "https")]
    [InlineData("ftp://127.0.0.1", "https")]
    [InlineData("file:///etc/passwd", "https")]
    [InlineData("https://user:word@api.kraken.com", "user name")]
    [InlineData("https://api.kraken.com/0/private", "path")]
    [InlineData("https://api.kraken.com?x=1", "path")]
    [InlineData("api.kraken.com", "address")]
    [InlineData("", "address")]
    public void Anything_else_is_refused_with_a_reason(string text, string reason)
    {
        BaseAddress.TryParse(text, out _, out var problem).Should().BeFalse();
        problem.Should().Contain(reason);
    }
}
