using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Flitch.Pipeline.Access;
using Flitch.Web.Tests.Serving;

namespace Flitch.Web.Tests.Api;

/// <summary>The API opens to a token and to the session of a browser, and to nobody else.</summary>
public sealed class AccessTests(ServedApi api)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "/api/v1/connections")]
    [InlineData("POST", "/api/v1/connections/main/refresh")]
    [InlineData("DELETE", "/api/v1/connections/main")]
    [InlineData("GET", "/api/v1/openapi.json")]
    [InlineData("GET", "/api/v1/nowhere")]
    public async Task Nobody_gets_in_without_one_and_is_told_how(string method, string path)
    {
        using var answer = await api.Stranger.SendAsync(new HttpRequestMessage(new HttpMethod(method), path), Ct);
        var problem = (await answer.Content.ReadFromJsonAsync<JsonNode>(Ct))!;

        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.ToString().Should().Be("Bearer");
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        ((string)problem["detail"]!).Should().Contain("Settings");
    }

    [Fact]
    public async Task A_revoked_token_opens_nothing_not_even_beside_a_session()
    {
        using var program = await api.NewProgramAsync();
        (await program.GetAsync("/api/v1/connections", Ct)).StatusCode.Should().Be(HttpStatusCode.OK);
        await api.Flitch.SignInAsync(program);
        var tokens = api.Flitch.Service<ApiTokenStore>();

        await tokens.RevokeAsync((await tokens.FindAsync(program.DefaultRequestHeaders.Authorization!.Parameter!, Ct))!.Id, Ct);

        (await program.GetAsync("/api/v1/connections", Ct)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_browser_that_is_signed_in_reads_and_changes_only_from_a_page_of_ours()
    {
        using var browser = api.Flitch.Browser();
        await api.Flitch.SignInAsync(browser);
        var token = await ServedFlitch.FormTokenAsync(browser);

        (await browser.GetAsync("/api/v1/connections", Ct)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await PatchAsync(browser, token, "cross-site")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await PatchAsync(browser, "", "same-origin")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await PatchAsync(browser, token, "same-origin")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private static Task<HttpResponseMessage> PatchAsync(HttpClient browser, string token, string site)
    {
        var request = new HttpRequestMessage(HttpMethod.Patch, "/api/v1/connections/main") { Content = JsonContent.Create(new { title = "main" }) };
        request.Headers.Add("RequestVerificationToken", token);
        request.Headers.Add("Sec-Fetch-Site", site);
        return browser.SendAsync(request, Ct);
    }
}
