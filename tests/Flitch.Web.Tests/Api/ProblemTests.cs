using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Flitch.Web.Tests.Api;

/// <summary>Whatever is refused is told so that a program, and the person behind it, knows why and what to do; never with a secret.</summary>
public sealed class ProblemTests(ServedApi api)
{
    private const string Secret = "c2VjcmV0LW1hcmtlci1zZWNyZXQtbWFya2Vy";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "connections/maim", 404, "usage:unknown-connection", "Did you mean main?")]
    [InlineData("GET", "connections/maim/status", 404, "usage:unknown-connection", "Did you mean main?")]
    [InlineData("POST", "connections/maim/refresh", 404, "usage:unknown-connection", "Did you mean main?")]
    [InlineData("POST", "connections/maim/cancel", 404, "usage:unknown-connection", "Did you mean main?")]
    [InlineData("GET", "connectors/krakn", 404, "usage:unknown-connector", "Did you mean kraken?")]
    [InlineData("GET", "runs/1999", 404, "usage:unknown-run", "flitch runs")]
    [InlineData("GET", "runs?connection=maim", 422, "usage:unknown-connection", "Did you mean main?")]
    [InlineData("GET", "runs?before=1999", 422, "usage:unknown-run", "flitch runs")]
    [InlineData("GET", "runs?limit=0", 422, "usage:limit", "next page")]
    [InlineData("GET", "runs?limit=many", 400, "web:bad-request", "openapi.json")]
    [InlineData("GET", "runs?state=asleep", 422, "usage:run-state", "running, succeeded")]
    [InlineData("GET", "runs?from=yesterday", 422, "usage:time", "2026-01-31")]
    [InlineData("GET", "runs/1999/requests", 404, "usage:unknown-run", "flitch runs")]
    [InlineData("PATCH", "connections/main/datasets/legers", 404, "usage:unknown-dataset", "Did you mean ledgers?")]
    [InlineData("PATCH", "connections/main/datasets/all", 404, "usage:unknown-dataset", "ledgers")]
    [InlineData("GET", "nowhere", 404, "web:not-found", "openapi.json")]
    [InlineData("DELETE", "connectors", 405, "web:method", "Allow")]
    public async Task What_is_not_there_is_told_with_the_nearest_name(string method, string path, int status, string code, string fix)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/v1/" + path) { Content = method == "PATCH" ? JsonContent.Create(new { refresh = "1h" }) : null };
        using var answer = await api.Program.SendAsync(request, Ct);
        var problem = await ProblemAsync(answer);

        ((int)answer.StatusCode).Should().Be(status, "{0}", problem);
        ((string)problem["code"]!).Should().Be(code);
        ((string)problem["detail"]!).Should().Contain(fix);
        ((int)problem["status"]!).Should().Be(status);
        ((string)problem["title"]!).Should().NotBeEmpty();
        ((string)problem["kind"]!).Should().Be("usage");
    }

    [Fact]
    public async Task Every_wrong_field_is_named()
    {
        var (status, missing) = await api.SendAsync("POST", "connections", new { connector = "kraken", name = "spare", fields = new { tier = "golden" } });
        var (wrong, malformed) = await api.SendAsync("POST", "connections", Body("spare", ("private_key", Secret + "!")));
        var (unknown, mistyped) = await api.SendAsync("POST", "connections", Body("spare", ("privat_key", "x")));

        status.Should().Be(422, "{0}", missing);
        missing!["errors"]!.AsObject().Select(e => e.Key).Should().BeEquivalentTo("api_key", "private_key", "tier");
        wrong.Should().Be(422, "{0}", malformed);
        malformed!["errors"]!.AsObject().Select(e => e.Key).Should().Equal("private_key");
        malformed.ToJsonString().Should().NotContain(Secret);
        unknown.Should().Be(422);
        ((string)mistyped!["errors"]!["privat_key"]![0]!).Should().Contain("Did you mean private_key?");
    }

    [Fact]
    public async Task A_name_that_is_taken_and_one_that_cannot_be_are_told_apart()
    {
        var (taken, _) = await api.SendAsync("POST", "connections", Body("main"));
        var (impossible, problem) = await api.SendAsync("POST", "connections", Body("../main"));
        var (dataset, unknown) = await api.SendAsync("POST", "connections/main/refresh", new JsonObject { ["datasets"] = new JsonArray("legers") });

        taken.Should().Be(409);
        impossible.Should().Be(422);
        ((string)problem!["code"]!).Should().Be("usage:connection-name");
        dataset.Should().Be(422);
        ((string)unknown!["detail"]!).Should().Contain("ledgers");
    }

    [Theory]
    [InlineData("""{"connector":"kraken","name":"x","fields":{"private_key":"c2VjcmV0LW1hcmtlci1zZWNyZXQtbWFya2Vy""", 400)]
    [InlineData("""{"connector":"kraken","name":"x","fields":{"private_key":["c2VjcmV0LW1hcmtlci1zZWNyZXQtbWFya2Vy"]}}""", 400)]
    [InlineData("""{"connector":"kraken","name":"x","fields":{},"private_key":"c2VjcmV0LW1hcmtlci1zZWNyZXQtbWFya2Vy"}""", 400)]
    [InlineData("""{"connector":"kraken","name":"x"}""", 400)]
    [InlineData("", 400)]
    public async Task A_body_that_cannot_be_read_is_refused_without_repeating_it(string body, int status)
    {
        using var answer = await api.Program.PostAsync("/api/v1/connections", new StringContent(body, Encoding.UTF8, "application/json"), Ct);
        var problem = await ProblemAsync(answer);

        ((int)answer.StatusCode).Should().Be(status);
        ((string)problem["code"]!).Should().Be("web:bad-request");
        problem.ToJsonString().Should().NotContain(Secret);
    }

    [Fact]
    public async Task Only_JSON_is_read()
    {
        using var answer = await api.Program.PostAsync("/api/v1/connections", new FormUrlEncodedContent([new("name", "x")]), Ct);

        answer.StatusCode.Should().Be(HttpStatusCode.UnsupportedMediaType);
        ((string)(await ProblemAsync(answer))["code"]!).Should().Be("web:media-type");
    }

    private object Body(string name, params (string Name, string Value)[] others)
    {
        var fields = api.Kraken.Fields.ToDictionary();
        foreach (var (field, value) in others)
        {
            fields[field] = value;
        }

        return new { connector = "kraken", name, fields };
    }

    private static async Task<JsonNode> ProblemAsync(HttpResponseMessage answer)
    {
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(Ct))!;
    }
}
