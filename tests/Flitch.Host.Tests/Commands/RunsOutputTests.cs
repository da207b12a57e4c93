using System.Text.Json;
using System.Text.RegularExpressions;
using Flitch.Host.Tests.Processes;

namespace Flitch.Host.Tests.Commands;

/// <summary>
/// What <c>runs</c> and <c>status</c> tell of real runs, in narrow and wide terminals and as JSON: one that had to call again, one that met rows that are new,
/// a row that was rewritten and a field that nobody knows, and one that met nothing.
/// </summary>
public sealed partial class RunsOutputTests : IDisposable
{
    private readonly Person _person = new();
    private readonly ServiceClock _clock = new();

    public void Dispose() => _person.Dispose();

    [Fact]
    public async Task What_was_is_told_as_the_golden_files_say_and_as_JSON()
    {
        await using var exchange = await Exchange.WithDepositsAsync(60, _clock);
        await RefreshAsync(exchange);
        var runs = await JsonAsync("runs", "main");
        var (retried, news) = (Id(runs[2]), Id(runs[1]));

        foreach (var columns in new[] { "80", "120" })
        {
            _person.With("COLUMNS", columns);
            Shown(await _person.TypesAsync("runs")).ShouldMatch($"runs/list-{columns}");
            Shown(await _person.TypesAsync("runs", news)).ShouldMatch($"runs/news-{columns}");
            Shown(await _person.TypesAsync("runs", retried)).ShouldMatch($"runs/retried-{columns}");
            Shown(await _person.TypesAsync("status")).ShouldMatch($"runs/status-{columns}");
        }

        TellsRetries(runs[2]);
        TellsRequests(runs[2], await JsonAsync("runs", retried, "--requests", "--limit", "100"), await JsonAsync("runs", retried, "--requests", "--dataset", "ledgers"));
        (await _person.TypesAsync("runs", retried, "--requests", "--limit", "2")).Output.Should().Contain("2 of ").And.Contain("/0/private/");
        TellsNews(await JsonAsync("runs", news));
        TellsStatus((await JsonAsync("status", "main"))[0], runs[0]);
    }

    /// <summary>A first run with a passing error, one that brings news and drift, and one that brings nothing.</summary>
    private async Task RefreshAsync(Exchange exchange)
    {
        var position = exchange.Sandbox.OpenPosition(DateTimeOffset.UtcNow.AddDays(-2));
        await _person.ConnectsAsync(exchange, "--datasets", "balance,trades_history,ledgers", "--refresh", "1h");
        exchange.Sandbox.AddFaults("Ledgers:1:EService:Busy");
        (await _person.TypesAsync("refresh", "main")).ExitCode.Should().Be(0);
        exchange.Sandbox.ClosePosition(position);
        exchange.Sandbox.AddDeposits(3, 2.5m);
        exchange.Sandbox.AddFaults("Ledgers:1:new-field");
        _clock.Advance(TimeSpan.FromMinutes(1));
        (await _person.TypesAsync("refresh", "main")).ExitCode.Should().Be(0);
        exchange.Sandbox.ClearFaults();
        (await _person.TypesAsync("refresh", "main")).ExitCode.Should().Be(0);
    }

    private static void TellsRetries(JsonElement run)
    {
        run.GetProperty("state").GetString().Should().Be("succeeded");
        run.GetProperty("retries").GetInt32().Should().Be(1);
        run.GetProperty("waitedSeconds").GetDecimal().Should().BeGreaterThan(0);
        (run.GetProperty("endedAt").GetDateTimeOffset() - run.GetProperty("startedAt").GetDateTimeOffset()).TotalSeconds
            .Should().BeGreaterThanOrEqualTo((double)run.GetProperty("waitedSeconds").GetDecimal());
        Dataset(run, "ledgers").GetProperty("retries").GetInt32().Should().Be(1);
    }

    /// <summary>The same calls as the report counts, in order; the one that failed before the one that was made again.</summary>
    private static void TellsRequests(JsonElement run, JsonElement all, JsonElement ledgers)
    {
        all.GetArrayLength().Should().BeGreaterThanOrEqualTo(run.GetProperty("calls").GetInt32());
        all.EnumerateArray().Select(r => r.GetProperty("page").GetInt32()).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
        all.GetRawText().Should().NotContain("nonce").And.NotContain("API-Sign");
        var calls = ledgers.EnumerateArray().ToList();
        calls.Should().HaveCount(Dataset(run, "ledgers").GetProperty("calls").GetInt32());
        var again = calls.FindIndex(r => r.GetProperty("attempt").GetInt32() == 2);
        calls[again - 1].GetProperty("error").GetString().Should().Be("EService:Busy");
        calls[again].GetProperty("error").ValueKind.Should().Be(JsonValueKind.Null);
        calls[again].GetProperty("pauseSeconds").GetDecimal().Should().BeGreaterThan(0);
    }

    private static void TellsNews(JsonElement run)
    {
        var (ledgers, trades) = (Dataset(run, "ledgers"), Dataset(run, "trades_history"));
        (ledgers.GetProperty("added").GetInt32(), trades.GetProperty("changed").GetInt32()).Should().Be((4, 1));
        foreach (var number in new[] { "added", "changed", "calls", "retries" })
            run.GetProperty(number).GetInt32().Should().Be(run.GetProperty("datasets").EnumerateArray().Sum(d => d.GetProperty(number).GetInt32()), number);
        ledgers.GetProperty("proof").GetProperty("state").GetString().Should().Be("proven");
        ledgers.GetProperty("asOf").GetDateTimeOffset().Should().BeAfter(run.GetProperty("startedAt").GetDateTimeOffset(), "the service's clock is ahead, and counts");
        var drift = ledgers.GetProperty("drift").EnumerateArray().Should().ContainSingle().Which;
        drift.GetProperty("kind").GetString().Should().Be("unknownField");
        drift.GetProperty("records").GetInt64().Should().BeGreaterThan(0);
        drift.GetProperty("schemaEdit").GetString().Should().Contain(drift.GetProperty("field").GetString());
    }

    private static void TellsStatus(JsonElement status, JsonElement newest)
    {
        JsonElement.DeepEquals(status.GetProperty("lastRun"), newest).Should().BeTrue("status and runs tell the same");
        var ledgers = Dataset(status, "ledgers");
        ledgers.GetProperty("rows").GetInt32().Should().Be(65);
        ledgers.GetProperty("refresh").GetString().Should().Be("1h");
        (ledgers.GetProperty("nextAt").GetDateTimeOffset() - newest.GetProperty("endedAt").GetDateTimeOffset()).Should().BeCloseTo(TimeSpan.FromHours(1), TimeSpan.FromMinutes(2));
        ledgers.GetProperty("asOf").GetRawText().Should().Be(Dataset(newest, "ledgers").GetProperty("asOf").GetRawText());
        ledgers.GetProperty("proof").GetProperty("state").GetString().Should().Be("proven");
    }

    private static JsonElement Dataset(JsonElement of, string name) =>
        of.GetProperty("datasets").EnumerateArray().Single(d => d.GetProperty("dataset").GetString() == name);

    private static string Id(JsonElement run) => run.GetProperty("run").GetString()!;

    private async Task<JsonElement> JsonAsync(params string[] words)
    {
        var outcome = await _person.TypesAsync([.. words, "--json"]);
        outcome.ExitCode.Should().Be(0, outcome.Errors);
        return JsonDocument.Parse(outcome.Output).RootElement;
    }

    /// <summary>What differs from run to run gets a name of the same length, so that tables keep their shape.</summary>
    private static Outcome Shown(Outcome outcome) => outcome with
    {
        Arguments = RunId().Replace(outcome.Arguments, "RUN"),
        Output = Moving().Replace(Minute().Replace(RunId().Replace(outcome.Output, m => "RUN".PadRight(m.Length, '-')), "MM-DD hh:mm"), m => m.Groups["cell"].Success ? "…".PadLeft(m.Length) : " …"),
    };

    [GeneratedRegex(@"\b\d{8}-\d{6}-[0-9a-f]{6}\b")]
    private static partial Regex RunId();

    [GeneratedRegex(@"\b\d\d-\d\d \d\d:\d\d\b")]
    private static partial Regex Minute();

    [GeneratedRegex(@" +\d+(\.\d)? s\b(?<cell>(?= │))?")]
    private static partial Regex Moving();
}
