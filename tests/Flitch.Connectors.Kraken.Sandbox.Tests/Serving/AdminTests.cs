using System.Net;
using System.Text.Json;
using Flitch.Connectors.Kraken.Sandbox.Tests.Support;

namespace Flitch.Connectors.Kraken.Sandbox.Tests.Serving;

/// <summary>What tests of other processes may ask.</summary>
public sealed class AdminTests
{
    [Fact]
    public async Task The_truth_comes_line_by_line()
    {
        await using var sandbox = await StartAsync(("admin", "true"));
        using var http = new HttpClient { BaseAddress = sandbox.Address };
        foreach (var method in new[] { "Ledgers", "Balance", "TradeBalance", "OpenPositions" })
        {
            var text = await http.GetStringAsync(new Uri($"/sandbox/truth/{method}", UriKind.Relative), TestContext.Current.CancellationToken);
            var rows = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)
                .Select(line => new SandboxRow(line.GetProperty("id").GetString()!, line.GetProperty("row").GetRawText()));
            rows.Should().Equal(sandbox.Truth(method));
        }
    }

    [Fact]
    public async Task Calls_are_listed_and_faults_can_be_added()
    {
        await using var sandbox = await StartAsync(("admin", "true"));
        using var http = new HttpClient { BaseAddress = sandbox.Address };
        using var caller = new Caller(sandbox);
        using var body = new StringContent("Ledgers:1:EService:Busy");
        (await http.PostAsync(new Uri("/sandbox/faults", UriKind.Relative), body, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        (await caller.ErrorAsync("Ledgers", ("type", "deposit"))).Should().Be("EService:Busy");
        var text = await http.GetStringAsync(new Uri("/sandbox/requests", UriKind.Relative), TestContext.Current.CancellationToken);
        var request = JsonDocument.Parse(text).RootElement;
        request.GetProperty("path").GetString().Should().Be("/0/private/Ledgers");
        request.GetProperty("key").GetString().Should().Be("main");
        request.GetProperty("outcome").GetString().Should().Be("Ledgers:1:EService:Busy");
        request.GetProperty("parameters").GetProperty("type").GetString().Should().Be("deposit");
    }

    [Fact]
    public async Task Options_can_be_changed_and_rows_hidden()
    {
        await using var sandbox = await StartAsync(("admin", "true"));
        using var http = new HttpClient { BaseAddress = sandbox.Address };
        using var caller = new Caller(sandbox);
        var all = sandbox.Truth("Ledgers");
        using var hidden = new StringContent($"{all[0].Id}\n{all[1].Id}\n");
        using var count = new StringContent("count=+3");
        (await http.PostAsync(new Uri("/sandbox/hidden/Ledgers", UriKind.Relative), hidden, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        (await http.PostAsync(new Uri("/sandbox/options", UriKind.Relative), count, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        (await caller.ResultAsync("Ledgers")).GetProperty("count").GetInt32().Should().Be(all.Count + 1);
    }

    [Fact]
    public async Task Without_the_option_there_is_no_such_place()
    {
        await using var sandbox = await StartAsync();
        using var http = new HttpClient { BaseAddress = sandbox.Address };
        (await http.GetStringAsync(new Uri("/sandbox/truth/Ledgers", UriKind.Relative), TestContext.Current.CancellationToken))
            .Should().Be("""{"error":["EGeneral:Unknown method"]}""");
    }

    [Theory]
    [InlineData("/sandbox/truth/Nonsense")]
    [InlineData("/sandbox/elsewhere")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        await using var sandbox = await StartAsync(("admin", "true"));
        using var http = new HttpClient { BaseAddress = sandbox.Address };
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    private static Task<KrakenSandboxServer> StartAsync(params (string, string)[] options) =>
        Start.SandboxAsync(FakeClock.AtStart(), [("ledgers", "300"), .. options]);
}
