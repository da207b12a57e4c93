using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Flitch.Pipeline;
using Flitch.Pipeline.Access;
using Flitch.Pipeline.Connections;
using Flitch.Web.Tests.Serving;

namespace Flitch.Web.Tests.Hostile;

/// <summary>Names that are no names, on every route that takes one, by somebody who is signed in: refused, and nothing outside is touched.</summary>
public sealed class NameTests
{
    /// <summary>Servers and clients take these away before anybody sees a name: what is left is another address, or none.</summary>
    private static readonly string[] Dots = ["..", "%2e%2e"];

    private static readonly string[] Names =
    [
        "%2e%2e%2f%2e%2e%2fflitch.db", "..%5c..%5cflitch.db", "main%2f..%2fmain", "%00", "CON", "%25", "MAIN", "%E2%80%AEniam", "%C0%AF", "%0d%0aX-Injected:%201", "%27%20OR%201%3D1--",
        "%3Cscript%3Ealert(1)%3C%2Fscript%3E", "%22%27%3E%3Cimg%20src%3Dx%3E", new('a', 2000),
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_name_that_is_none_is_refused_on_every_route_and_nothing_else_is_touched()
    {
        await using var flitch = await ServedFlitch.StartAsync();
        await flitch.Service<ConnectionService>().AddAsync(Connections.Untested("main"), Ct);
        ManyRuns.Failed(flitch);
        var (secret, _) = await flitch.Service<ApiTokenStore>().CreateAsync("program", Ct);
        using var person = flitch.Browser();
        await flitch.SignInAsync(person);
        person.DefaultRequestHeaders.Add("RequestVerificationToken", await ServedFlitch.FormTokenAsync(person));
        using var program = flitch.Browser();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        var before = Files(flitch);
        Routes.WithParameter(flitch, "x").Should().HaveCountGreaterThan(15);

        var wrong = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(Names.Concat(Dots).SelectMany(name => Routes.WithParameter(flitch, name)), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Ct }, async (route, _) =>
        {
            using var answer = await SendAsync(route.Path.StartsWith("/api/", StringComparison.Ordinal) ? program : person, flitch.Address, route.Method, route.Path);
            if (await TellsAsync(answer, Dots.Any(d => route.Path.Contains("/" + d, StringComparison.Ordinal))) is { } trouble)
            {
                wrong.Enqueue($"{route.Method} {route.Path[..Math.Min(route.Path.Length, 90)]}: {trouble}");
            }
        });

        wrong.Should().BeEmpty();
        Files(flitch).Should().Equal(before);
        (await flitch.Service<ConnectionService>().ListAsync(Ct)).Should().ContainSingle();
        (await flitch.Service<ApiTokenStore>().ListAsync(Ct)).Should().ContainSingle();
    }

    private static async Task<string?> TellsAsync(HttpResponseMessage answer, bool isElsewhere)
    {
        var type = answer.Content.Headers.ContentType?.MediaType;
        var isMarkup = type == "text/html" && await answer.Content.ReadAsStringAsync(Ct) is var text && (text.Contains("<script>alert", StringComparison.Ordinal) || text.Contains("<img src", StringComparison.Ordinal));
        return (int)answer.StatusCode >= 500 || ((int)answer.StatusCode < 400 && !isElsewhere) ? answer.StatusCode.ToString()
            : answer.Headers.Contains("X-Injected") ? "a header of theirs"
            : isMarkup ? "markup"
            : type is not null && !answer.Headers.Contains("X-Content-Type-Options") ? "a browser may take it for a page" // Kestrel's own refusals have no body
            : null;
    }

    /// <summary>The bytes of the address as they stand: no client tidies them up on the way.</summary>
    private static async Task<HttpResponseMessage> SendAsync(HttpClient http, Uri address, string method, string path)
    {
        var exact = new Uri($"http://{address.Authority}{path}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(new HttpMethod(method), exact);
        if (method is not ("GET" or "HEAD" or "DELETE"))
        {
            request.Content = path.StartsWith("/api/", StringComparison.Ordinal) ? new StringContent("{}", new MediaTypeHeaderValue("application/json")) : new FormUrlEncodedContent([]);
        }

        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
    }

    private static List<string> Files(ServedFlitch flitch) =>
        [.. Directory.EnumerateFiles(Path.GetDirectoryName(flitch.Service<PipelineOptions>().DataFolder)!, "*", SearchOption.AllDirectories).Where(f => !f.Contains("/logs/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
