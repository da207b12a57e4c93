using System.Net;
using Flitch.Pipeline.Access;
using Flitch.Web.Tests.Serving;

namespace Flitch.Web.Tests.Access;

/// <summary>Nobody sees or changes anything who is not signed in; what is open to all is a short list.</summary>
public sealed class RouteTests
{
    private static readonly string[] OpenToAll = ["/sign-in", "/sign-in/link", "/health/live", "/health/ready"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_route_but_signing_in_asks_who_is_there()
    {
        await using var flitch = await ServedFlitch.StartAsync();
        await flitch.Service<PasswordStore>().SetAsync("correct horse battery", Ct);
        using var http = flitch.Browser();
        // A stranger can have this token; what changes something must not rely on it alone.
        http.DefaultRequestHeaders.Add("RequestVerificationToken", await ServedFlitch.FormTokenAsync(http, "/sign-in"));
        var routes = Routes.Of(flitch, "main");
        routes.Should().HaveCountGreaterThan(20);

        routes.Where(r => r.Path.StartsWith("/shared/", StringComparison.Ordinal)).Should().HaveCountGreaterThan(4).And.OnlyContain(r => r.Method == "GET", "by a link a dashboard is looked at, and nothing more");

        foreach (var (method, path) in routes.Where(r => !OpenToAll.Contains(r.Path)))
        {
            if (path.StartsWith("/shared/", StringComparison.Ordinal))
            {
                (await http.GetAsync(path, Ct)).StatusCode.Should().Be(HttpStatusCode.NotFound, "\"main\" is no link");
                continue;
            }

            using var answer = await http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path), Ct);

            var isRefused = answer.StatusCode is HttpStatusCode.Unauthorized
                || (answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString().StartsWith("/sign-in", StringComparison.Ordinal));
            isRefused.Should().BeTrue("{0} {1} answered {2}", method, path, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_page_that_is_nowhere_also_asks_who_is_there()
    {
        await using var flitch = await ServedFlitch.StartAsync();
        using var http = flitch.Browser();

        using var stranger = await http.GetAsync("/nowhere", Ct);
        await flitch.SignInAsync(http);
        using var known = await http.GetAsync("/nowhere", Ct);

        stranger.Headers.Location!.ToString().Should().Be("/sign-in?to=%2Fnowhere", "a stranger does not learn which pages there are");
        known.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await known.Content.ReadAsStringAsync(Ct)).Should().Contain("There is no such page.");
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task Another_site_changes_nothing_even_with_the_cookie(string site)
    {
        await using var flitch = await ServedFlitch.StartAsync();
        using var http = flitch.Browser();
        await flitch.SignInAsync(http);
        var token = await ServedFlitch.FormTokenAsync(http);

        using var foreign = await PostAsync(http, token, site);
        using var withoutToken = await PostAsync(http, "", "same-origin");
        using var ours = await PostAsync(http, token, "same-origin");

        foreign.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        withoutToken.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        ours.StatusCode.Should().Be(HttpStatusCode.OK);
        (await flitch.Service<ApiTokenStore>().ListAsync(Ct)).Should().ContainSingle();
    }

    [Fact]
    public async Task No_route_takes_a_change_from_another_site_and_none_answers_under_a_foreign_name()
    {
        await using var flitch = await ServedFlitch.StartAsync();
        using var http = flitch.Browser();
        await flitch.SignInAsync(http);
        http.DefaultRequestHeaders.Add("RequestVerificationToken", await ServedFlitch.FormTokenAsync(http));

        foreach (var (method, path) in Routes.Of(flitch, "main"))
        {
            using var foreign = new HttpRequestMessage(new HttpMethod(method), path) { Headers = { Host = "attacker.example" } };
            using var refused = await http.SendAsync(foreign, Ct);
            refused.StatusCode.Should().Be(HttpStatusCode.BadRequest, "{0} {1} under a foreign name", method, path);
            if (method != "GET")
            {
                using var cross = new HttpRequestMessage(new HttpMethod(method), path) { Headers = { { "Sec-Fetch-Site", "cross-site" } } };
                using var answer = await http.SendAsync(cross, Ct);
                answer.StatusCode.Should().BeOneOf([HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized], "{0} {1} from another site", method, path);
            }
        }
    }

    [Fact]
    public async Task A_foreign_host_name_is_refused()
    {
        await using var flitch = await ServedFlitch.StartAsync();
        using var http = flitch.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        request.Headers.Host = "attacker.example";

        using var answer = await http.SendAsync(request, Ct);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest, "a name that an attacker points at this machine must not open its pages");
        answer.Content.Headers.ContentType!.MediaType.Should().Be("text/plain");
        (await answer.Content.ReadAsStringAsync(Ct)).Should().Be(
            "Flitch does not answer to the name attacker.example.\nIf it is one of yours, name it when Flitch is started: flitch serve --host attacker.example\n");
    }

    [Theory]
    [InlineData("/api/v1/status", "web:host")]
    [InlineData("/health/live", "Flitch does not answer to")]
    [InlineData("/assets/nothing.js", "Flitch does not answer to")]
    public async Task A_foreign_host_name_opens_nothing_else_either(string path, string told)
    {
        await using var flitch = await ServedFlitch.StartAsync();
        using var http = flitch.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = "attacker.example";

        using var answer = await http.SendAsync(request, Ct);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Ct)).Should().Contain(told);
    }

    [Theory]
    [InlineData("https://attacker.example/")]
    [InlineData("//attacker.example/")]
    [InlineData("/\\attacker.example/")]
    [InlineData("/\tdata")]
    public async Task Signing_in_leads_nowhere_else(string to)
    {
        await using var flitch = await ServedFlitch.StartAsync();
        using var http = flitch.Browser();
        await flitch.SignInAsync(http);

        using var answer = await http.GetAsync("/sign-in?to=" + Uri.EscapeDataString(to), Ct);

        answer.Headers.Location!.ToString().Should().Be("/");
    }

    [Fact]
    public async Task Every_answer_says_that_nothing_may_come_from_elsewhere()
    {
        await using var flitch = await ServedFlitch.StartAsync();
        using var http = flitch.Browser();

        foreach (var path in new[] { "/sign-in", "/nowhere", "/data" })
        {
            using var answer = await http.GetAsync(path, Ct);

            answer.Headers.GetValues("Content-Security-Policy").Single().Should().StartWith("default-src 'none'; script-src 'self';").And.NotContain("unsafe");
            answer.Headers.CacheControl!.NoStore.Should().BeTrue();
        }
    }

    [Fact]
    public async Task An_ended_session_opens_nothing()
    {
        await using var flitch = await ServedFlitch.StartAsync();
        using var http = flitch.Browser();
        await flitch.SignInAsync(http);
        (await http.GetAsync("/data", Ct)).StatusCode.Should().Be(HttpStatusCode.OK);

        await flitch.Service<SessionStore>().EndOthersAsync(null, Ct);

        (await http.GetAsync("/data", Ct)).StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient http, string token, string site)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/settings/tokens")
        {
            Content = new FormUrlEncodedContent([new("title", "by " + site), new("__RequestVerificationToken", token)]),
        };
        request.Headers.Add("Sec-Fetch-Site", site);
        return await http.SendAsync(request, Ct);
    }
}
