using System.Net;
using Flitch.Connectors.Sandboxes;
using Flitch.Connectors.TestKit.Benches;
using Flitch.Connectors.TestKit.Sandboxes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flitch.Connectors.TestKit.Tests.Sandboxes;

/// <summary>The kit's own stand-ins over HTTP.</summary>
public sealed class StandInTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static RecordedSandbox Recorded => new(new DepotPlugin().Descriptor, "recordings");

    [Theory]
    [InlineData("/v1/accounts", HttpStatusCode.OK, "\"A\"")]
    [InlineData("/v1/accounts?limit=5", HttpStatusCode.OK, "\"A\"")]
    [InlineData("/v1/movements?limit=5&cursor=c5&before=1", HttpStatusCode.OK, "\"m6\"")]
    [InlineData("/v1/movements?cursor=c10", HttpStatusCode.NotFound, "no recording answers GET /v1/movements?cursor=c10")]
    [InlineData("/v1/movements", HttpStatusCode.NotFound, "no recording answers")]
    [InlineData("/v1/other", HttpStatusCode.NotFound, "no recording answers")]
    public async Task A_recording_answers_the_request_that_its_name_says(string target, HttpStatusCode status, string says)
    {
        await using var sandbox = await StartAsync(Recorded);

        var (answered, body) = await GetAsync(sandbox, target);

        (answered, body.Contains(says, StringComparison.Ordinal)).Should().Be((status, true), body);
    }

    [Fact]
    public async Task A_recorded_refusal_answers_every_call()
    {
        await using var sandbox = await StartAsync(Recorded, ("refuse", "true"));

        (await GetAsync(sandbox, "/v1/accounts")).Should().Be((HttpStatusCode.Unauthorized, "{\"error\":\"token expired\"}\n"));
        Recorded.Options.Select(o => o.Name).Should().Equal("refuse");
    }

    [Fact]
    public async Task A_stand_in_gives_secrets_that_can_be_searched_for()
    {
        await using var sandbox = await StartAsync(Recorded);

        sandbox.ConnectionFields.Should().ContainKey("token").WhoseValue.Should().StartWith("flitch-marker-token");
        sandbox.ConnectionFields.Should().HaveCount(1, "what is not required is left to its default");
    }

    [Fact]
    public void A_folder_that_is_missing_is_told_with_the_line_that_brings_it() => FluentActions.Invoking(() => new RecordedSandbox(new DepotPlugin().Descriptor, "nowhere"))
        .Should().Throw<FlitchException>().Which.Error.Fix.Should().Contain("CopyToOutputDirectory");

    [Fact]
    public async Task Code_answers_with_parameters_headers_and_the_instant_at_hand()
    {
        var coded = new CodedSandbox("acme", new Dictionary<string, string>(), (r, now) => ServiceAnswer.Json($"{r.Method} {r.Path} {r["a"]} {r["b"]} {r.Headers["x-key"]} {now:HH:mm}", 201));
        await using var sandbox = await StartAsync(coded);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(sandbox.Address, "/x?a=1%202"))
        {
            Content = new FormUrlEncodedContent([new("b", "3+4")]),
            Headers = { { "X-Key", "k" } },
        };

        using var response = await http.SendAsync(request, Ct);

        response.StatusCode.Should().Be(HttpStatusCode.Created);
        response.Headers.Date.Should().Be(Now);
        (await response.Content.ReadAsStringAsync(Ct)).Should().Be("POST /x 1 2 3+4 k 10:00");
    }

    private static Task<IRunningSandbox> StartAsync(IConnectorSandbox sandbox, params (string Name, string Value)[] options) =>
        sandbox.StartAsync(options.ToDictionary(o => o.Name, o => o.Value), new SkippingClock(Now), NullLoggerFactory.Instance, Ct);

    private static async Task<(HttpStatusCode Status, string Body)> GetAsync(IRunningSandbox sandbox, string target)
    {
        using var http = new HttpClient();
        using var response = await http.GetAsync(new Uri(sandbox.Address, target), Ct);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Ct));
    }
}
