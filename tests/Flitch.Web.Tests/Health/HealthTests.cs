using System.Net;
using System.Text.Json.Nodes;
using Flitch.Storage;
using Flitch.Web.Tests.Api;
using Flitch.Web.Tests.Serving;
using Microsoft.Data.Sqlite;

namespace Flitch.Web.Tests.Health;

/// <summary>Whatever watches over the process learns that it answers and whether it can work, and strangers no more than that.</summary>
public sealed class HealthTests(ServedApi api)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_that_is_well_is_live_and_ready()
    {
        await ReadyAsync(api.Stranger);
        (await AskAsync(api.Stranger, "live")).Should().Be((HttpStatusCode.OK, """{"status":"live"}"""));
        (await AskAsync(api.Stranger, "ready")).Should().Be((HttpStatusCode.OK, """{"status":"ready","checks":{"catalogue":"healthy","dataFolder":"healthy","plugins":"healthy","schedules":"healthy"}}"""));
    }

    [Fact]
    public async Task Who_comes_through_a_proxy_learns_no_names_unless_signed_in()
    {
        await ReadyAsync(api.Stranger);
        (await AskAsync(api.Stranger, "ready", throughProxy: true)).Should().Be((HttpStatusCode.OK, """{"status":"ready"}"""));
        (await AskAsync(api.Program, "ready", throughProxy: true)).Body.Should().Contain("catalogue");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_told_and_the_process_is_live_all_the_same()
    {
        await using var flitch = await ServedFlitch.StartAsync();
        using var http = flitch.Browser();
        var folder = flitch.Service<DataFolder>();
        await ReadyAsync(http);
        Directory.Delete(folder.TemporaryPath, recursive: true);
        await File.WriteAllTextAsync(folder.TemporaryPath, "in its place", Ct);

        (await AskAsync(http, "ready")).Should().Be(
            (HttpStatusCode.ServiceUnavailable, """{"status":"not ready","checks":{"catalogue":"healthy","dataFolder":"unhealthy","plugins":"healthy","schedules":"healthy"}}"""));
        (await AskAsync(http, "live")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_catalogue_that_a_newer_Flitch_took_over_is_told()
    {
        await using var flitch = await ServedFlitch.StartAsync();
        using var http = flitch.Browser();
        await ReadyAsync(http);
        await using (var catalog = new SqliteConnection($"Data Source={flitch.Service<DataFolder>().CatalogPath};Pooling=False"))
        {
            await catalog.OpenAsync(Ct);
            await using var command = catalog.CreateCommand();
            command.CommandText = "PRAGMA user_version = 4000";
            await command.ExecuteNonQueryAsync(Ct);
        }

        var (status, body) = await AskAsync(http, "ready");

        status.Should().Be(HttpStatusCode.ServiceUnavailable);
        ((string)JsonNode.Parse(body)!["checks"]!["catalogue"]!).Should().Be("unhealthy");
        body.Should().NotContain("4000");
    }

    /// <summary>A host that has just begun to listen follows its schedules a moment later.</summary>
    private static async Task ReadyAsync(HttpClient http)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        while ((await AskAsync(http, "ready")).Status != HttpStatusCode.OK)
        {
            limit.Token.ThrowIfCancellationRequested();
        }
    }

    private static async Task<(HttpStatusCode Status, string Body)> AskAsync(HttpClient http, string what, bool throughProxy = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/" + what);
        if (throughProxy)
        {
            request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        }

        using var answer = await http.SendAsync(request, Ct);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Ct));
    }
}
