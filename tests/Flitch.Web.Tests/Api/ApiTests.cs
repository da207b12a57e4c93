using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Flitch.Analysis.Rows;
using Flitch.Storage.Querying;

namespace Flitch.Web.Tests.Api;

/// <summary>A program can do all that the pages do.</summary>
public sealed class ApiTests(ServedApi api)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Connectors_are_listed_and_shown_with_their_form_and_guide()
    {
        var list = await api.GetAsync("connectors");
        var one = await api.GetAsync("connectors/kraken");

        list["connectors"]!.AsArray().Select(c => (string)c!["name"]!).Should().Contain(["kraken", "kraken_public"]);
        one["fields"]!.AsArray().Single(f => (string)f!["name"]! == "private_key")!["secret"]!.GetValue<bool>().Should().BeTrue();
        one["guide"]!.AsArray().Should().HaveCountGreaterThan(5);
        one["objects"]!.AsArray().Single(o => (string)o!["name"]! == "ledgers")!["columns"]!.AsArray().Should().NotBeEmpty();
    }

    [Fact]
    public async Task A_connection_is_added_changed_and_removed_and_its_secrets_never_come_back()
    {
        var (created, added) = await api.SendAsync("POST", "connections", New("second"));
        var (listed, datasets) = await api.SendAsync("PATCH", "connections/second/datasets", Picked("2024-01-31", "balance", "ledgers"));
        var (edited, changed) = await api.SendAsync("PATCH", "connections/second", new { title = "The second", fields = new { tier = "pro" } });
        var (removed, nothing) = await api.SendAsync("DELETE", "connections/second");
        var (gone, problem) = await api.SendAsync("GET", "connections/second");

        created.Should().Be(201, "{0}", added);
        added!["test"]!["datasets"]!.AsArray().Should().OnlyContain(d => d!["ready"]!.GetValue<bool>());
        added["connection"]!["secretFields"]!.AsArray().Select(f => (string)f!).Should().Equal("api_key", "private_key");
        listed.Should().Be(200);
        datasets!["datasets"]!.AsArray().Where(d => d!["picked"]!.GetValue<bool>()).Select(d => (string)d!["name"]!).Should().Equal("balance", "ledgers");
        datasets["datasets"]!.AsArray().Should().OnlyContain(d => (string)d!["startFrom"]! == "2024-01-31T00:00:00Z");
        edited.Should().Be(200, "{0}", changed);
        ((string)changed!["title"]!).Should().Be("The second");
        ((string)changed["fields"]!["tier"]!).Should().Be("pro");
        changed["datasets"]!.AsArray().Should().OnlyContain(d => (string)d!["startFrom"]! == "2024-01-31T00:00:00Z", "what is left out stays");
        removed.Should().Be(204);
        nothing.Should().BeNull();
        gone.Should().Be(404, "{0}", problem);
        foreach (var secret in new[] { api.Kraken.Fields["api_key"], api.Kraken.Fields["private_key"] })
        {
            $"{added}{datasets}{changed}".Should().NotContain(secret);
        }
    }

    [Fact]
    public async Task A_start_that_is_null_is_the_beginning_and_one_that_is_left_out_stays()
    {
        await api.SendAsync("POST", "connections", New("started"));
        await api.SendAsync("PATCH", "connections/started/datasets", new { startFrom = "2024-06-01T12:00:00+02:00" });
        var (_, kept) = await api.SendAsync("PATCH", "connections/started/datasets", new JsonObject { ["picked"] = new JsonArray("ledgers") });
        var (_, cleared) = await api.SendAsync("PATCH", "connections/started/datasets", new JsonObject { ["startFrom"] = null });
        await api.SendAsync("DELETE", "connections/started");

        kept!["datasets"]!.AsArray().Should().OnlyContain(d => (string)d!["startFrom"]! == "2024-06-01T10:00:00Z");
        cleared!["datasets"]!.AsArray().Should().OnlyContain(d => d!["startFrom"] == null);
    }

    [Fact]
    public async Task A_test_tells_dataset_by_dataset_and_saves_nothing()
    {
        var before = await api.GetAsync("connections");
        var (stored, matrix) = await api.SendAsync("POST", "connections/main/test");
        var (typed, _) = await api.SendAsync("POST", "connectors/kraken/test", new { fields = api.Kraken.Fields });
        var (wrong, problem) = await api.SendAsync("POST", "connections/main/test", new { fields = new { api_key = new string('A', 56) } });

        stored.Should().Be(200, "{0}", matrix);
        matrix!["datasets"]!.AsArray().Select(d => (string)d!["dataset"]!).Should().HaveCount(7).And.Contain("ledgers");
        typed.Should().Be(200);
        wrong.Should().Be(422);
        ((string)problem!["code"]!).Should().Be("EAPI:Invalid key");
        (await api.GetAsync("connections")).ToJsonString().Should().Be(before.ToJsonString());
    }

    [Fact]
    public async Task A_refresh_answers_with_its_run_and_the_run_brings_the_rows()
    {
        using var answer = await api.Program.PostAsJsonAsync("/api/v1/connections/main/refresh", Datasets("balance"), Ct);
        var begun = (await answer.Content.ReadFromJsonAsync<JsonNode>(Ct))!;
        var ended = await api.EndAsync((string)begun["run"]!);
        var status = await api.GetAsync("connections/main/status");

        answer.StatusCode.Should().Be(HttpStatusCode.Accepted);
        answer.Headers.Location!.ToString().Should().Be($"/api/v1/runs/{begun["run"]}");
        ((string)begun["trigger"]!).Should().Be("program");
        ((string)ended["state"]!).Should().Be("succeeded", "{0}", ended);
        ended["datasets"]!.AsArray().Select(d => (string)d!["dataset"]!).Should().Contain("balance", "a run that went on may have been joined");
        status["datasets"]!.AsArray().Single(d => (string)d!["dataset"]! == "ledgers")!["rows"]!.GetValue<long>().Should().Be(api.Kraken.Sandbox.Truth("Ledgers").Count);
    }

    [Fact]
    public async Task A_plan_says_what_a_refresh_would_take()
    {
        var plan = await api.GetAsync("connections/main/plan?dataset=ledgers&dataset=balance");

        plan["datasets"]!.AsArray().Select(d => (string)d!["dataset"]!).Should().BeEquivalentTo("balance", "ledgers");
        plan["calls"]!.GetValue<long>().Should().BePositive();
    }

    [Fact]
    public async Task Runs_are_listed_page_by_page_without_a_gap_or_a_repetition()
    {
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await api.RefreshAsync("main", Datasets("trade_balance"));
        }

        var last = (string)(await api.GetAsync("runs?limit=1&connection=main"))["runs"]![0]!["run"]!;
        var all = (await api.GetAsync($"runs?limit=200&connection=main&before={last}"))["runs"]!.AsArray().Select(r => (string)r!["run"]!).ToList();
        var paged = new List<string>();
        for (string? before = last; before is not null;)
        {
            var page = await api.GetAsync($"runs?limit=2&connection=main&before={before}");
            page["runs"]!.AsArray().Should().HaveCountLessThanOrEqualTo(2);
            paged.AddRange(page["runs"]!.AsArray().Select(r => (string)r!["run"]!));
            before = (string?)page["next"];
        }

        paged.Should().Equal(all).And.HaveCountGreaterThan(2).And.OnlyHaveUniqueItems();
        paged.Should().Contain((string)api.Run["run"]!);
    }

    [Fact]
    public async Task Runs_are_filtered_by_connection_and_state()
    {
        var good = await api.GetAsync("runs?connection=main&state=succeeded");
        var bad = await api.GetAsync("runs?connection=main&state=interrupted");

        good["runs"]!.AsArray().Should().NotBeEmpty().And.OnlyContain(r => (string)r!["state"]! == "succeeded");
        bad["runs"]!.AsArray().Should().BeEmpty();
    }

    [Fact]
    public async Task Runs_are_found_by_sort_dataset_and_day()
    {
        var day = ((string)api.Run["startedAt"]!)[..10];

        async Task<IEnumerable<string>> FindAsync(string query) => (await api.GetAsync($"runs?limit=200&connection=main&{query}"))["runs"]!.AsArray().Select(r => (string)r!["run"]!);

        (await FindAsync($"kind=refresh&dataset=ledgers&from={day}")).Should().Contain((string)api.Run["run"]!);
        (await FindAsync($"to={day}")).Should().BeEmpty();
        (await FindAsync("kind=verify")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_runs_requests_are_listed_page_by_page()
    {
        var paged = new List<JsonNode>();
        for (int? skip = 0; skip is not null;)
        {
            var page = await api.GetAsync($"runs/{api.Run["run"]}/requests?limit=3&skip={skip}");
            paged.AddRange(page["requests"]!.AsArray().Select(r => r!.DeepClone()));
            skip = (int?)page["next"];
        }

        paged.Should().HaveCount((int)api.Run["calls"]!);
        paged.Select(r => (int)r["page"]!).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Datasets_refresh_by_themselves_as_often_as_is_set()
    {
        await api.SendAsync("POST", "connections", New("often"));
        var (set, on) = await api.SendAsync("PATCH", "connections/often/datasets", new { refresh = "1h" });
        var (_, kept) = await api.SendAsync("PATCH", "connections/often/datasets", new { startFrom = "2024-01-31" });
        var (refused, problem) = await api.SendAsync("PATCH", "connections/often/datasets", new { refresh = "1m" });
        var (one, single) = await api.SendAsync("PATCH", "connections/often/datasets/ledgers", new { refresh = "1d", startFrom = "2025-01-31" });
        var mixed = await api.GetAsync("connections/often/datasets");
        var (_, off) = await api.SendAsync("PATCH", "connections/often/datasets", new { refresh = "off" });
        await api.SendAsync("DELETE", "connections/often");

        set.Should().Be(200, "{0}", on);
        on!["datasets"]!.AsArray().Concat(kept!["datasets"]!.AsArray()).Should().OnlyContain(d => (string)d!["refresh"]! == "1h");
        refused.Should().Be(422);
        ((string)problem!["code"]!).Should().Be("usage:refresh-interval");
        one.Should().Be(200, "{0}", single);
        ((string)single!["refresh"]!).Should().Be("1d");
        ((string)single["startFrom"]!).Should().Be("2025-01-31T00:00:00Z");
        mixed["datasets"]!.AsArray().Where(d => (string)d!["refresh"]! == "1d").Should().ContainSingle("the others keep theirs");
        off!["datasets"]!.AsArray().Should().OnlyContain(d => (string)d!["refresh"]! == "off");
    }

    [Fact]
    public async Task A_run_that_goes_on_can_be_watched_and_stopped_and_nothing_else_may_remove_its_connection()
    {
        api.Kraken.Sandbox.ClearFaults();
        await api.SendAsync("POST", "connections", New("long", ("tier", "starter")));
        var (_, begun) = await api.SendAsync("POST", "connections/long/refresh");
        var run = (string)begun!["run"]!;

        var (joined, again) = await api.SendAsync("POST", "connections/long/refresh", Datasets("balance"));
        var (busy, problem) = await api.SendAsync("DELETE", "connections/long");
        var (asked, _) = await api.SendAsync("POST", "connections/long/cancel");
        var ended = await api.EndAsync(run);
        var (idle, nothing) = await api.SendAsync("POST", "connections/long/cancel");
        var (removed, _) = await api.SendAsync("DELETE", "connections/long");

        joined.Should().Be(202);
        ((string)again!["run"]!).Should().Be(run, "there is one run at a time for a connection");
        busy.Should().Be(409);
        ((string)problem!["code"]!).Should().Be("usage:run-going-on");
        asked.Should().Be(202);
        ((string)ended["state"]!).Should().Be("cancelled");
        idle.Should().Be(409, "{0}", nothing);
        removed.Should().Be(204);
    }

    private static object Datasets(params string[] datasets) => new { datasets };

    [Fact]
    public async Task Rows_are_listed_page_by_page_with_every_digit_and_only_those_that_are_asked_for()
    {
        const string asked = "connections/main/datasets/ledgers/rows?where=asset.ne.XXBT&sort=-amount&column=ledger_id&column=amount&column=time&limit=20";
        var pages = new List<JsonNode>();
        for (long? skip = 0; skip is not null; skip = (long?)pages[^1]["next"])
        {
            pages.Add(await api.GetAsync($"{asked}&skip={skip}"));
        }

        var rows = pages.SelectMany(p => p["rows"]!.AsArray()).Select(r => $"{r!["ledger_id"]}|{r["amount"]}|{r["time"]}").ToList();
        await using var result = await api.Flitch.Service<QueryEngine>().ExecuteAsync("SELECT ledger_id, amount, time FROM main.ledgers WHERE asset <> 'XXBT' ORDER BY amount DESC, ledger_id", null, Ct);
        var wanted = new List<string>();
        await foreach (var row in result.ReadRowsAsync(Ct))
        {
            wanted.Add(string.Join('|', row.Select(CellText.Of)));
        }

        rows.Should().Equal(wanted).And.HaveCountGreaterThan(40);
        ((long)pages[0]["total"]!).Should().Be(wanted.Count);
        pages[0]["columns"]!.AsArray().Single(c => (string)c!["name"]! == "amount")!["unitBy"]!.GetValue<string>().Should().Be("asset");
        foreach (var (query, status) in new[] { ("where=nothing.eq.1", 422), ("where=amount.eq.x", 422), ("limit=201", 422), ("sort=nothing", 422) })
        {
            (await api.SendAsync("GET", "connections/main/datasets/ledgers/rows?" + query)).Status.Should().Be(status, query);
        }

        (await api.SendAsync("GET", "connections/main/datasets/nothing/rows")).Status.Should().Be(404);
    }

    private static object Picked(string startFrom, params string[] picked) => new { picked, startFrom };

    private object New(string name, params (string Name, string Value)[] others)
    {
        var fields = api.Kraken.Fields.ToDictionary();
        foreach (var (field, value) in others)
        {
            fields[field] = value;
        }

        return new { connector = "kraken", name, fields };
    }
}
