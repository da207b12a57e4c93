using System.Diagnostics;
using Flitch.Connectors.Rest.Http;
using Flitch.Testing;

namespace Flitch.Connectors.Rest.Tests.Http;

public sealed class ServiceHttpTests
{
    [Fact]
    public async Task What_is_traced_here_is_not_told_to_the_service()
    {
        await using var service = new ScriptedServer(ScriptedAnswer.Json("{}"));
        using var http = ServiceHttp.Create(service.Address, [("GET", "/time")], new RestOptions());
        using var trace = new Activity("a run").SetIdFormat(ActivityIdFormat.W3C).Start();
        trace.ActivityTraceFlags = ActivityTraceFlags.Recorded;

        using var answer = await http.SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(service.Address, "time")), TestContext.Current.CancellationToken);

        service.Requests.Should().ContainSingle().Which.Headers.Keys.Should().NotContain(k => k.StartsWith("trace", StringComparison.OrdinalIgnoreCase));
    }
}
