using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Flitch.Pipeline.Access;
using Flitch.Pipeline.Connections;
using Flitch.Web.Tests.Browsing;
using Flitch.Web.Tests.Serving;

[assembly: AssemblyFixture(typeof(Flitch.Web.Tests.Api.ServedApi))]

namespace Flitch.Web.Tests.Api;

/// <summary>One served Flitch with one refreshed connection, main, for all tests of the API that only read, or clean up after themselves.</summary>
public sealed class ServedApi : IAsyncLifetime
{
    private const string Root = "/api/v1/";
    private Kraken? _kraken;
    private ServedFlitch? _flitch;

    /// <summary>Shows its token.</summary>
    public HttpClient Program { get; private set; } = null!;

    /// <summary>Shows nothing.</summary>
    public HttpClient Stranger { get; private set; } = null!;

    internal ServedFlitch Flitch => _flitch!;

    internal Kraken Kraken => _kraken!;

    /// <summary>The token of <see cref="Program"/>.</summary>
    public string Token { get; private set; } = "";

    /// <summary>The first refresh of main.</summary>
    public JsonNode Run { get; private set; } = null!;

    /// <summary>The API's own description.</summary>
    public JsonNode Document { get; private set; } = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _kraken = await Kraken.OpenAsync();
        _flitch = await ServedFlitch.StartAsync();
        Stranger = _flitch.Browser();
        Program = await NewProgramAsync();
        Token = Program.DefaultRequestHeaders.Authorization!.Parameter!;
        await _flitch.Service<ConnectionService>().AddAsync(new ConnectionRequest("kraken", "main", _kraken.Fields), Ct);
        Run = await RefreshAsync("main");
        Document = await GetAsync("openapi.json");
    }

    /// <summary>A client with a token of its own.</summary>
    public async Task<HttpClient> NewProgramAsync()
    {
        var (secret, _) = await Flitch.Service<ApiTokenStore>().CreateAsync("test", Ct);
        var http = Flitch.Browser();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return http;
    }

    /// <summary>What the API answers; its status must be one that says that all went well.</summary>
    public async Task<JsonNode> GetAsync(string path)
    {
        using var answer = await Program.GetAsync(Root + path, Ct);
        return (await ReadAsync(answer)).Should().BeOfType<JsonObject>().Subject;
    }

    /// <summary>Sends JSON.</summary>
    public async Task<(int Status, JsonNode? Body)> SendAsync(string method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), Root + path) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await Program.SendAsync(request, Ct);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        return ((int)answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    /// <summary>Refreshes a connection, and waits for the run's end.</summary>
    public async Task<JsonNode> RefreshAsync(string connection, object? body = null)
    {
        var (status, begun) = await SendAsync("POST", $"connections/{connection}/refresh", body);
        status.Should().Be(202, "{0}", begun);
        return await EndAsync((string)begun!["run"]!);
    }

    /// <summary>Waits for a run's end.</summary>
    public async Task<JsonNode> EndAsync(string run)
    {
        while (await GetAsync($"runs/{run}") is var now)
        {
            if ((string)now["state"]! != "running")
            {
                return now;
            }

            Ct.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        throw new InvalidOperationException();
    }

    public async ValueTask DisposeAsync()
    {
        Program.Dispose();
        Stranger.Dispose();
        await _flitch!.DisposeAsync();
        await _kraken!.DisposeAsync();
    }

    private static async Task<JsonNode?> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(Ct);
        answer.IsSuccessStatusCode.Should().BeTrue("{0}", text);
        return JsonNode.Parse(text);
    }
}
