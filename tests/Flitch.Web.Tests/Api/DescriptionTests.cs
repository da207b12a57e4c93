using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Flitch.Host.Web.Api;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;

namespace Flitch.Web.Tests.Api;

/// <summary>The OpenAPI document says what the API is: all of it, and as it really answers.</summary>
public sealed partial class DescriptionTests(ServedApi api)
{
    private const string Root = "/api/v1";
    private static readonly string[] Openers = ["get", "post", "put", "patch", "delete"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_a_valid_document()
    {
        using var text = new MemoryStream(Encoding.UTF8.GetBytes(api.Document.ToJsonString()));

        var (document, diagnostic) = await OpenApiDocument.LoadAsync(text, "json", cancellationToken: Ct);

        diagnostic!.Errors.Should().BeEmpty();
        diagnostic.Warnings.Should().BeEmpty();
        document!.Info.Title.Should().Be("Flitch");
        document.Components!.SecuritySchemes.Should().ContainSingle().Which.Value.Scheme.Should().Be("bearer");
        document.Security.Should().ContainSingle();
    }

    [Fact]
    public async Task It_is_made_once()
    {
        var made = await api.Flitch.Service<ApiDocument>().JsonAsync();
        (await api.GetAsync("openapi.json")).ToJsonString().Should().Be(JsonNode.Parse(made)!.ToJsonString());
        (await api.Flitch.Service<ApiDocument>().JsonAsync()).Should().BeSameAs(made);
    }

    [Fact]
    public void Every_route_of_the_API_is_in_it_and_nothing_else()
    {
        var routes = api.Flitch.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal) && !e.RoutePattern.RawText.EndsWith("openapi.json", StringComparison.Ordinal))
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(m => $"{m} {e.RoutePattern.RawText!.TrimEnd('/')}"));

        var described = Operations().Select(o => $"{o.Method.ToUpperInvariant()} {o.Path}");

        described.Should().BeEquivalentTo(routes).And.HaveCountGreaterThan(15);
    }

    [Fact]
    public void Every_operation_says_what_it_does_takes_answers_and_refuses()
    {
        var operations = Operations();
        operations.Select(o => (string?)o.Operation["operationId"]).Should().OnlyHaveUniqueItems().And.NotContainNulls();

        foreach (var (method, path, operation) in operations)
        {
            var name = $"{method} {path}";
            ((string?)operation["summary"]).Should().NotBeNullOrEmpty(name).And.EndWith(".");
            operation["tags"]!.AsArray().Should().ContainSingle(name);
            var responses = operation["responses"]!.AsObject();
            responses.Should().Contain(r => r.Key.StartsWith('2')).And.Contain(r => r.Key == "401", name);
            responses.Where(r => !r.Key.StartsWith('2')).Should().OnlyContain(r => r.Value!["content"]!["application/problem+json"] != null, name);
            (operation["parameters"]?.AsArray() ?? []).Where(p => p!["description"] is null).Should().BeEmpty(name);
            responses.ContainsKey("404").Should().Be(path.Contains('{', StringComparison.Ordinal), name);
        }
    }

    [Fact]
    public void Every_schema_and_property_is_explained()
    {
        var schemas = api.Document["components"]!["schemas"]!.AsObject();

        var bare = schemas.SelectMany(s => (s.Value!["properties"]?.AsObject() ?? []).Where(p => p.Value!["description"] is null && p.Value["oneOf"] is null).Select(p => $"{s.Key}.{p.Key}"));

        bare.Should().BeEmpty();
        schemas.Select(s => s.Key).Should().Contain(["Connection", "Run", "Problem"]).And.NotContain(n => n.EndsWith("Json", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("GET", "/connectors")]
    [InlineData("GET", "/connectors/{connector}", "kraken")]
    [InlineData("GET", "/connectors/{connector}", "kraken_public")]
    [InlineData("GET", "/connections")]
    [InlineData("GET", "/connections/{connection}", "main")]
    [InlineData("GET", "/connections/{connection}", "nobody")]
    [InlineData("GET", "/connections/{connection}/datasets", "main")]
    [InlineData("GET", "/connections/{connection}/status", "main")]
    [InlineData("GET", "/connections/{connection}/plan", "main")]
    [InlineData("POST", "/connections/{connection}/test", "main")]
    [InlineData("POST", "/connections/{connection}/cancel", "main")]
    [InlineData("POST", "/connections/{connection}/refresh", "main")]
    [InlineData("GET", "/connections/{connection}/datasets/ledgers/rows?where=fee.gt.0&column=fee&column=time", "main")]
    [InlineData("GET", "/dashboards")]
    [InlineData("GET", "/dashboards/{dashboard}", "kraken-account")]
    [InlineData("GET", "/dashboards/{dashboard}", "nothing")]
    [InlineData("GET", "/dashboards/{dashboard}/shares", "kraken-account")]
    [InlineData("GET", "/dashboards/{dashboard}/tiles/balances?range=all", "kraken-account")]
    [InlineData("GET", "/status")]
    [InlineData("GET", "/notices")]
    [InlineData("GET", "/runs")]
    [InlineData("GET", "/runs/{run}", null)]
    [InlineData("GET", "/runs/{run}/requests", null)]
    public async Task What_is_answered_is_as_described(string method, string path, string? name = "")
    {
        var (status, answer) = await api.SendAsync(method, Filled().Replace(path, name ?? (string)api.Run["run"]!)[1..]);
        var response = api.Document["paths"]![Root + Route(path)]![method.ToLowerInvariant()]!["responses"]![status.ToString(System.Globalization.CultureInfo.InvariantCulture)]!;
        var schema = response["content"]!.AsObject().Single().Value!["schema"]!;

        new JsonSchema(api.Document).Complaints(schema, answer).Should().BeEmpty("{0}", answer);
    }

    private static string Route(string path) => path.Split('?')[0].Replace("/ledgers/", "/{dataset}/", StringComparison.Ordinal).Replace("/tiles/balances", "/tiles/{tile}", StringComparison.Ordinal);

    private List<(string Method, string Path, JsonNode Operation)> Operations() => [.. api.Document["paths"]!.AsObject()
        .SelectMany(p => p.Value!.AsObject().Where(o => Openers.Contains(o.Key)).Select(o => (o.Key, p.Key, o.Value!)))];

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Filled();
}
