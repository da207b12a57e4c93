using System.Net;
using System.Net.Http.Headers;
using Flitch.Host.Dashboards;
using Flitch.Pipeline;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Dashboards;
using Flitch.Web.Tests.Serving;

namespace Flitch.Web.Tests.Links;

/// <summary>A link opens one dashboard to look at, for as long as it is meant to, and nothing else of Flitch.</summary>
public sealed class LinkTests
{
    private const string Dashboard = "kraken-account";
    private static readonly string[] OpenToAll = ["/sign-in", "/sign-in/link", "/health/live", "/health/ready"];
    private static readonly string[] Addresses = ["", "/tiles/equity", "/tiles/equity/csv", "/choices/asset", "/news"];
    private static readonly string[] Methods = ["POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_a_link_nothing_opens_but_its_own_addresses_and_those_only_to_be_looked_at()
    {
        await using var flitch = await ServedFlitch.StartAsync();
        var token = await ShareAsync(flitch);
        using var http = flitch.Browser();
        (await http.GetAsync($"/shared/{token}", Ct)).StatusCode.Should().Be(HttpStatusCode.OK);

        // Wherever an address takes a name, wherever a program shows its token, wherever a browser keeps its cookie.
        http.DefaultRequestHeaders.Add("Cookie", $"flitch_session={token}");
        foreach (var authorization in new[] { null, new AuthenticationHeaderValue("Bearer", token) })
        {
            http.DefaultRequestHeaders.Authorization = authorization;
            foreach (var (method, path) in Routes.Of(flitch, token).Where(r => !OpenToAll.Contains(r.Path) && !r.Path.StartsWith("/shared/", StringComparison.Ordinal)))
            {
                using var answer = await http.SendAsync(new HttpRequestMessage(new HttpMethod(method), $"{path}?token={token}"), Ct);
                var isRefused = answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.BadRequest
                    || (answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString().StartsWith("/sign-in", StringComparison.Ordinal));
                isRefused.Should().BeTrue("{0} {1} answered {2}", method, path, answer.StatusCode);
            }
        }

        foreach (var (method, path) in Methods.SelectMany(m => Addresses.Select(p => (m, $"/shared/{token}{p}"))))
        {
            using var answer = await http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path), Ct);
            ((int)answer.StatusCode).Should().BeInRange(400, 405, "{0} {1}", method, path);
        }
    }

    [Fact]
    public async Task A_link_that_ended_in_any_way_is_answered_as_one_that_never_was()
    {
        var clock = new LeapingClock();
        await using var flitch = await ServedFlitch.StartAsync(clock);
        var (book, library) = (flitch.Service<ShareBook>(), flitch.Service<DashboardLibrary>());
        var ended = await ShareAsync(flitch, endsAt: clock.GetUtcNow().AddDays(1));
        var revoked = await ShareAsync(flitch);
        await book.RevokeAsync((await book.ListAsync(null, Ct))[0].Id, null, Ct);
        await library.SaveAsync((await library.FindAsync(Dashboard, Ct)).Dashboard with { Name = "mine" }, 0, Ct);
        var removed = await ShareAsync(flitch, "mine");
        var widened = await ShareAsync(flitch, look: "?range=30d&zone=UTC&f.nothing=XXBTZUSD");
        using var http = flitch.Browser();
        foreach (var token in new[] { ended, removed })
        {
            (await http.GetAsync($"/shared/{token}", Ct)).StatusCode.Should().Be(HttpStatusCode.OK);
        }

        clock.Leap(TimeSpan.FromDays(1));
        await library.RemoveAsync("mine", Ct);
        var never = await TellAsync(http, new string('x', 43));
        foreach (var token in new[] { ended, revoked, removed, widened })
        {
            (await TellAsync(http, token)).Should().Be(never, "nobody learns what became of a link");
        }

        never.Should().StartWith("404").And.Contain("This link is not valid any more.").And.NotContain("/sign-in").And.NotContain("<a href");
        (await http.GetAsync($"/shared/{revoked}/anything/else?x=1", Ct)).StatusCode.Should().Be(HttpStatusCode.NotFound, "and not led to the sign-in page with the link in its address");
    }

    [Fact]
    public async Task A_link_goes_with_its_connection()
    {
        await using var flitch = await ServedFlitch.StartAsync();
        var token = await ShareAsync(flitch);
        using var http = flitch.Browser();
        (await http.GetAsync($"/shared/{token}", Ct)).StatusCode.Should().Be(HttpStatusCode.OK);

        await flitch.Service<ConnectionService>().RemoveAsync("main", Ct);
        await flitch.Service<ConnectionService>().AddAsync(Connections.Untested("main"), Ct);

        (await http.GetAsync($"/shared/{token}", Ct)).StatusCode.Should().Be(HttpStatusCode.NotFound, "another account may have the name now");
    }

    [Fact]
    public async Task Wrong_links_cost_their_address_a_wait_and_a_right_one_opens_all_the_same()
    {
        var clock = new LeapingClock();
        await using var flitch = await ServedFlitch.StartAsync(clock);
        var token = await ShareAsync(flitch);
        using var http = flitch.Browser();

        async Task<HttpResponseMessage> TryAsync(int which) => await http.GetAsync($"/shared/wrong-{which}", Ct);

        for (var i = 0; i < 5; i++)
        {
            (await TryAsync(i)).StatusCode.Should().Be(HttpStatusCode.NotFound);
        }

        using var tooOften = await TryAsync(5);
        tooOften.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        (tooOften.Headers.RetryAfter!.Date!.Value - clock.GetUtcNow()).Should().BeCloseTo(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(2));
        (await tooOften.Content.ReadAsStringAsync(Ct)).Should().Contain("Too many links from this address were not valid.");
        (await TryAsync(0)).StatusCode.Should().Be(HttpStatusCode.NotFound, "the same one again is no further guess");
        (await http.GetAsync($"/shared/{token}", Ct)).StatusCode.Should().Be(HttpStatusCode.OK, "visitors must not be kept out by others of their address");
        clock.Leap(TimeSpan.FromSeconds(6));
        (await TryAsync(6)).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await TryAsync(7)).StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task The_token_is_in_no_log_and_no_answer_tells_others_of_it()
    {
        await using var flitch = await ServedFlitch.StartAsync(tellsAll: true);
        var token = await ShareAsync(flitch);
        using var http = flitch.Browser();
        foreach (var path in new[] { "", "?range=nonsense", "/tiles/equity", "/tiles/nothing", "/tiles/equity/csv", "/choices/asset", "/else/where", "//x" })
        {
            foreach (var part in new[] { false, true })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, $"/shared/{token}{path}");
                if (part)
                {
                    request.Headers.Add("HX-Request", "true");
                }

                using var answer = await http.SendAsync(request, Ct);
                answer.Headers.GetValues("Referrer-Policy").Should().Equal("no-referrer");
                answer.Headers.GetValues("X-Robots-Tag").Should().Equal("noindex, nofollow");
                answer.Headers.CacheControl!.NoStore.Should().BeTrue();
                answer.Headers.Contains("Set-Cookie").Should().BeFalse();
                if (!answer.IsSuccessStatusCode)
                {
                    (await answer.Content.ReadAsStringAsync(Ct)).Should().NotContain(token, "{0}", path);
                }
            }
        }

        using var post = await http.PostAsync($"/shared/{token}", new FormUrlEncodedContent([]), Ct);
        using var encoded = await http.GetAsync($"/%73hared/{token}", Ct);
        var log = await LogAsync(flitch);
        log.Should().Contain("GET").And.Contain("/shared/…", "requests are in it");
        log.Should().NotContain(token);
    }

    [Fact]
    public async Task Whoever_is_signed_in_sees_by_a_link_what_everybody_sees()
    {
        await using var flitch = await ServedFlitch.StartAsync();
        var token = await ShareAsync(flitch);
        using var stranger = flitch.Browser();
        using var owner = flitch.Browser();
        await flitch.SignInAsync(owner);

        (await owner.GetStringAsync($"/shared/{token}", Ct)).Should().Be(await stranger.GetStringAsync($"/shared/{token}", Ct));
        (await flitch.Service<ShareBook>().ListAsync(null, Ct)).Single().SeenAt.Should().NotBeNull();
    }

    private static async Task<string> ShareAsync(ServedFlitch flitch, string dashboard = Dashboard, string look = "?range=30d&zone=UTC", DateTimeOffset? endsAt = null)
    {
        var connections = flitch.Service<ConnectionService>();
        if ((await connections.ListAsync(Ct)).Count == 0)
        {
            await connections.AddAsync(Connections.Untested("main"), Ct);
        }

        return (await flitch.Service<ShareBook>().CreateAsync(new NewShare(dashboard, "main", look) { EndsAt = endsAt }, Ct)).Token;
    }

    private static async Task<string> TellAsync(HttpClient http, string token)
    {
        using var answer = await http.GetAsync($"/shared/{token}", Ct);
        return $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(Ct)}";
    }

    private static async Task<string> LogAsync(ServedFlitch flitch)
    {
        var text = "";
        foreach (var file in Directory.EnumerateFiles(Path.Combine(flitch.Service<PipelineOptions>().DataFolder, "logs")))
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(open);
            text += await reader.ReadToEndAsync(Ct);
        }

        return text;
    }
}
