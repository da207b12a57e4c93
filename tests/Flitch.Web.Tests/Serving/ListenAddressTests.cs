using Flitch.Connectors;
using Flitch.Host.Web.Serving;

namespace Flitch.Web.Tests.Serving;

public sealed class ListenAddressTests
{
    [Theory]
    [InlineData(null, "http://127.0.0.1:5080/")]
    [InlineData("http://localhost:8080", "http://localhost:8080/")]
    [InlineData("http://127.0.0.1:1; http://[::1]:2", "http://127.0.0.1:1/", "http://[::1]:2/")]
    [InlineData("http://*:80", "http://0.0.0.0/")]
    public void Addresses_are_read(string? text, params string[] expected) =>
        ListenAddress.Parse(text).Select(u => u.ToString()).Should().Equal(expected);

    [Theory]
    [InlineData("5080")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("https://127.0.0.1:5080")]
    [InlineData("http://127.0.0.1/path")]
    [InlineData("http://me@127.0.0.1")]
    public void What_is_no_address_is_a_usage_error(string text) => FluentActions.Invoking(() => ListenAddress.Parse(text))
        .Should().Throw<FlitchException>().Which.Error.Kind.Should().Be(ErrorKind.Usage);

    [Theory]
    [InlineData("http://127.0.0.1:5080", false, true)]
    [InlineData("http://localhost:5080", false, true)]
    [InlineData("http://0.0.0.0:5080", false, false)]
    [InlineData("http://192.0.2.1:5080", false, false)]
    [InlineData("http://0.0.0.0:5080", true, true)]
    public void Other_machines_get_in_only_where_there_is_a_password(string url, bool hasPassword, bool isAllowed)
    {
        var check = FluentActions.Invoking(() => ListenAddress.RequirePassword(new ServeOptions { Urls = ListenAddress.Parse(url) }, hasPassword));

        if (isAllowed)
        {
            check.Should().NotThrow();
        }
        else
        {
            check.Should().Throw<FlitchException>().Which.Error.Code.Should().Be("serve:no-password");
        }
    }
}
