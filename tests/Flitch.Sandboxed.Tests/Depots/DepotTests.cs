using System.Globalization;
using Flitch.Connectors;
using Flitch.Connectors.Reading;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Runs;
using Flitch.Pipeline.Verifying;
using Flitch.Testing;

namespace Flitch.Sandboxed.Tests.Depots;

/// <summary>A connector of another shape by schema files alone: array records, a cursor token, a bearer token, ISO dates.</summary>
public sealed class DepotTests
{
    private const string Movements = "SELECT id, booked, valued, amount, currency FROM main.movements ORDER BY booked";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_movement_is_read_page_by_page_and_proven_by_the_count()
    {
        await using var host = await DepotHost.StartAsync();

        var report = await host.RefreshAsync("movements");

        report.Errors.Should().BeEmpty();
        report.Datasets.Single().Should().BeEquivalentTo(new { Rows = 23L, Gaps = 0, Drift = Array.Empty<DriftReport>() });
        report.Datasets.Single().Proof!.State.Should().Be(ProofState.Proven);
        (await host.QueryAsync("SELECT id, amount, strftime(valued, '%Y-%m-%d') FROM main.movements WHERE id = 'm7'"))
            .Should().Equal($"m7,-7.25,{host.Service.Movements[7].ToOffset(TimeSpan.FromHours(0)):yyyy-MM-dd}");
        (await host.QueryAsync("SELECT epoch_ms(booked) FROM main.movements ORDER BY booked DESC"))
            .Should().Equal(host.Service.Movements.Values.Select(t => t.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)));
        host.Service.Requests.Should().OnlyContain(r => r.Method == "GET" && r.Headers["Authorization"] == "Bearer " + DepotService.Token);
        host.Service.Targets()[0].Should().MatchRegex(@"^/v1/movements\?limit=5&before=\d+&cursor=begin$");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("null")]
    [InlineData("false")]
    [InlineData("\"\"")]
    public async Task A_listing_ends_where_no_token_comes(string? next)
    {
        await using var host = await DepotHost.StartAsync();
        host.Service.LastNext = next;

        (await host.RefreshAsync("movements")).Errors.Should().BeEmpty();

        (await host.QueryAsync("SELECT count(*) FROM main.movements")).Should().Equal("23");
    }

    [Theory]
    [InlineData("\"c0\"", "paging:no-progress")]
    [InlineData("\"c20\"", "paging:no-progress")]
    [InlineData("{\"id\":1}", "body:malformed")]
    [InlineData("true", "body:malformed")]
    public async Task A_token_that_comes_again_or_cannot_be_read_fails_and_never_ends_a_listing(string next, string code)
    {
        await using var host = await DepotHost.StartAsync();
        host.Service.LastNext = next;

        var report = await host.RefreshAsync("movements");

        report.Datasets.Single().Error!.Code.Should().Be(code);
        report.Datasets.Single().Complete?.From.Should().NotBeNull("the end was not seen");
    }

    [Fact]
    public async Task What_came_before_an_error_is_kept_and_the_next_run_reads_the_rest_only()
    {
        await using var host = await DepotHost.StartAsync();
        host.Service.Fault = r => r.Target.Contains("cursor=c15", StringComparison.Ordinal) ? new ScriptedAnswer(500, "{}"u8.ToArray()) : null;
        var failed = (await host.RefreshAsync("movements")).Datasets.Single();
        failed.Error!.Code.Should().Be("http:500");
        failed.Rows.Should().Be(15);
        host.Service.Fault = _ => null;
        var before = host.Service.Requests.Count;

        var report = await host.RefreshAsync("movements");

        report.Errors.Should().BeEmpty();
        (await host.QueryAsync(Movements)).Should().HaveCount(23);
        host.Service.Requests.Skip(before).Should().NotContain(r => r.Target.Contains("cursor=c15", StringComparison.Ordinal), "what was complete is not read again");
    }

    [Fact]
    public async Task New_fields_and_values_are_kept_and_reported()
    {
        await using var host = await DepotHost.StartAsync();
        host.Service.Extra = ""","mood":{"of":"day"},"valued":"never" """;

        var report = (await host.RefreshAsync("movements")).Datasets.Single();

        report.Error.Should().BeNull();
        report.Drift.Select(d => (d.Kind, d.Field, d.Records)).Should().Contain((DriftKind.UnknownField, "mood", 23)).And.Contain((DriftKind.Unreadable, "valued", 23));
        (await host.QueryAsync("SELECT count(*) FROM main.movements WHERE _rescued LIKE '%\"mood\":{\"of\":\"day\"}%'")).Should().Equal("23");
    }

    [Fact]
    public async Task The_token_is_in_no_file_no_log_and_no_error()
    {
        await using var host = await DepotHost.StartAsync();
        var told = new List<string>();
        foreach (var fault in new[]
                 {
                     ScriptedAnswer.Json("""{"error":"token expired"}"""), new ScriptedAnswer(401, "{}"u8.ToArray()), ScriptedAnswer.Json("{\"data\":"), ScriptedAnswer.Html(502),
                     new ScriptedAnswer(500, "{}"u8.ToArray()), ScriptedAnswer.Dropped, ScriptedAnswer.Json("""{"error":{"text":"?"}}"""),
                 })
        {
            host.Service.Fault = _ => fault;
            var report = await host.RefreshAsync();
            told.AddRange(report.Errors.Select(e => e.ToString()));
            told.AddRange(report.Datasets.SelectMany(d => d.Notices));
        }

        host.Service.Fault = _ => null;
        (await host.RefreshAsync()).Errors.Should().BeEmpty();

        told.Should().NotBeEmpty();
        host.Log.Should().NotBeEmpty();
        told.Concat(host.Log).Where(t => t.Contains(DepotService.Token, StringComparison.Ordinal)).Should().BeEmpty();
        var token = System.Text.Encoding.UTF8.GetBytes(DepotService.Token);
        var files = Directory.EnumerateFiles(host.Folder, "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) != ".lock").ToList();
        files.Count.Should().BeGreaterThan(10);
        files.Where(f => Contents(f).IndexOf(token) >= 0).Should().BeEmpty();
    }

    [Fact]
    public async Task A_filter_of_the_form_is_pinned_and_a_changed_one_asks_for_reading_anew()
    {
        await using var host = await DepotHost.StartAsync(("currency", "EUR"), ("since", "2026-01-02"));
        (await host.RefreshAsync("movements", "rates")).Errors.Should().BeEmpty();
        (await host.QueryAsync("SELECT DISTINCT currency FROM main.movements")).Should().Equal("EUR");
        host.Service.Targets().Should().Contain("/v1/rate?since=1767312000&currency=EUR").And.Contain(t => t.StartsWith("/v1/movements?limit=5&currency=EUR&", StringComparison.Ordinal));

        await host.Connections.EditAsync("main", new ConnectionEdit { Fields = new Dictionary<string, string> { ["currency"] = "USD", ["currencies"] = "USD" }, NoTest = true }, Ct);
        var refused = await host.RefreshAsync("movements", "rates");
        var anew = await host.RefreshAsync(new RefreshOptions { Full = true, AllowShrink = true }, "movements");

        var error = refused.Datasets.Single(d => d.Dataset == "movements").Error!;
        error.Kind.Should().Be(ErrorKind.Storage);
        error.Summary.Should().Be(
            "main.movements was read for other settings of its connection: the request parameter currency was EUR and is USD. Rows of both must not stand in one dataset, so nothing was changed.");
        error.Fix.Should().Contain("--full").And.Contain("flitch connection edit");
        refused.Datasets.Single(d => d.Dataset == "rates").Error.Should().BeNull("a snapshot is read whole anyway");
        (await host.QueryAsync("SELECT currency, rate FROM main.rates")).Should().Equal("USD,1.0000000000");
        anew.Errors.Should().BeEmpty();
        await host.Connections.EditAsync("main", new ConnectionEdit { Fields = new Dictionary<string, string> { ["since"] = "" }, NoTest = true }, Ct);
        (await host.RefreshAsync("rates")).Datasets.Single().Notices.Should().Contain(
            "What the connection asks for has changed since the last run: the request parameter since was 1767312000 and is left out.");
        (await host.QueryAsync("SELECT DISTINCT currency FROM main.movements")).Should().Equal("USD");
    }

    private static Span<byte> Contents(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
