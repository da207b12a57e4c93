using System.Net;
using Flitch.Connectors.Rest.Http;

namespace Flitch.Connectors.Rest.Tests.Http;

public sealed class PathGuardHandlerTests
{
    private static readonly (string, string)[] Allowed = [("POST", "/0/private/Ledgers"), ("GET", "/0/public/Time")];

    [Theory]
    [InlineData("POST", "https://api.example.com/0/private/Ledgers")]
    [InlineData("POST", "https://api.example.com/0/private/Ledgers?account_id=1")]
    [InlineData("GET", "https://api.example.com/0/public/Time")]
    public async Task Path_of_a_schema_file_passes(string method, string address)
    {
        var sent = new Sent();

        await SendAsync(sent, method, address);

        sent.Count.Should().Be(1);
    }

    [Theory]
    [InlineData("POST", "https://api.example.com/0/private/AddOrder")]
    [InlineData("POST", "https://api.example.com/0/private/Withdraw")]
    [InlineData("GET", "https://api.example.com/0/private/Ledgers")]
    [InlineData("DELETE", "https://api.example.com/0/private/Ledgers")]
    [InlineData("POST", "https://api.example.com/0/private/ledgers")]
    [InlineData("POST", "https://api.example.com/0/private/Ledgers/")]
    [InlineData("POST", "https://api.example.com/0/private/Ledgers/../AddOrder")]
    [InlineData("POST", "https://api.example.com/0/private/%4Cedgers%2F..%2FAddOrder")]
    [InlineData("POST", "https://api.example.com//0/private/Ledgers")]
    [InlineData("POST", "https://other.example.com/0/private/Ledgers")]
    [InlineData("POST", "https://api.example.com:8443/0/private/Ledgers")]
    [InlineData("POST", "http://api.example.com/0/private/Ledgers")]
    public async Task Anything_else_is_refused_and_nothing_is_sent(string method, string address)
    {
        var sent = new Sent();

        var act = () => SendAsync(sent, method, address);

        await act.Should().ThrowAsync<InvalidOperationException>().WithMessage("*refused*");
        sent.Count.Should().Be(0);
    }

    [Fact]
    public void Plain_http_beyond_this_machine_cannot_be_guarded_at_all()
    {
        using var inner = new Sent();

        var act = () => new PathGuardHandler(new Uri("http://api.example.com/"), Allowed, inner);

        act.Should().Throw<ArgumentException>();
    }

    private static async Task SendAsync(Sent sent, string method, string address)
    {
        using var http = new HttpMessageInvoker(new PathGuardHandler(new Uri("https://api.example.com/"), Allowed, sent));
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        (await http.SendAsync(request, TestContext.Current.CancellationToken)).Dispose();
    }

    /// <summary>Stands where the network begins, and counts what gets there.</summary>
    private sealed class Sent : HttpMessageHandler
    {
        public int Count { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Count++;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));
        }
    }
}
