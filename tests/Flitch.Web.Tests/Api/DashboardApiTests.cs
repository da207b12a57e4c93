using System.Net;
using System.Text.Json.Nodes;
using Flitch.Web.Tests.Dashboards;

namespace Flitch.Web.Tests.Api;

/// <summary>Dashboards, their figures and the links to them, by programs.</summary>
public sealed class DashboardApiTests(ServedApi api)
{
    private static readonly string[] Dollars = ["asset.ZUSD"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dashboard_is_applied_given_back_byte_for_byte_and_removed_and_a_stale_save_is_refused()
    {
        var (added, first) = await api.SendAsync("PUT", "dashboards/by-program?version=0", File("by-program"));
        var bytes = await api.Program.GetStringAsync("/api/v1/dashboards/by-program", Ct);
        var (again, same) = await api.SendAsync("PUT", "dashboards/by-program", JsonNode.Parse(bytes));
        var (changed, second) = await api.SendAsync("PUT", "dashboards/by-program?version=1", File("by-program", "Other"));
        var (stale, problem) = await api.SendAsync("PUT", "dashboards/by-program?version=1", File("by-program", "Mine"));
        var listed = (await api.GetAsync("dashboards"))["dashboards"]!.AsArray();
        var (removed, _) = await api.SendAsync("DELETE", "dashboards/by-program");

        (added, again, changed, removed).Should().Be((200, 200, 200, 204));
        Told(first).Should().Be("added 1");
        bytes.Should().StartWith("{\n  \"version\": 1,\n  \"name\": \"by-program\",").And.EndWith("}\n", "as flitch dashboard export writes it");
        Told(same).Should().Be("unchanged 1");
        Told(second).Should().Be("changed 2");
        stale.Should().Be(409);
        ((string)problem!["code"]!).Should().Be("dashboard:stale");
        listed.Single(d => (string)d!["name"]! == "by-program")!.ToJsonString().Should().Contain("\"version\":2").And.Contain("\"tiles\":[\"fees\",\"broken\"]").And.Contain("\"own\":true");
        listed.Should().Contain(d => (string)d!["name"]! == "kraken-account" && (string)d["connector"]! == "kraken");
        (await api.SendAsync("GET", "dashboards/by-program")).Status.Should().Be(404);
    }

    [Fact]
    public async Task What_is_no_dashboard_is_refused_with_its_place()
    {
        var (wrong, told) = await api.SendAsync("PUT", "dashboards/wrong", JsonNode.Parse(File("wrong").ToJsonString().Replace("\"table\"", "\"tables\"", StringComparison.Ordinal)));
        var (other, name) = await api.SendAsync("PUT", "dashboards/wrong", File("right"));
        var (starter, none) = await api.SendAsync("DELETE", "dashboards/kraken-account");
        var (tile, unknown) = await api.SendAsync("GET", "dashboards/kraken-account/tiles/nothing");
        var (filter, noFilter) = await api.SendAsync("GET", "dashboards/kraken-account/tiles/fees-taken?filter=ledger_id.1");
        var (range, noRange) = await api.SendAsync("GET", "dashboards/kraken-account/tiles/fees-taken?range=nonsense");
        var (connection, nobody) = await api.SendAsync("GET", "dashboards/kraken-account/tiles/fees-taken?connection=nobody");

        (wrong, other, starter, tile, filter, range, connection).Should().Be((422, 422, 404, 404, 422, 422, 422));
        ((string)told!["title"]!).Should().Contain("tiles[0] (fees).kind");
        new[] { name, none, unknown, noFilter, noRange, nobody }.Select(p => (string)p!["code"]!).Should().Equal(
            "usage:dashboard-name", "usage:unknown-dashboard", "usage:unknown-tile", "usage:dashboard-filter", "usage:range", "usage:unknown-connection");
        ((string)unknown!["detail"]!).Should().Contain("fees-taken");
        ((string)noFilter!["detail"]!).Should().Contain("asset");
    }

    [Fact]
    public async Task A_tiles_figures_are_those_of_the_exchange_digit_for_digit_with_what_is_complete()
    {
        var tile = await api.GetAsync("dashboards/kraken-account/tiles/fees-taken?range=all&filter=asset.ZUSD&filter=asset.XXBT");

        var truth = Truth.Sums(
            new Truth(api.Kraken).Rows("Ledgers").Where(r => Truth.Number(r, "fee") != 0 && Truth.Text(r, "asset") is "ZUSD" or "XXBT" && Truth.Number(r, "fee") != 0),
            r => $"{Truth.Text(r, "asset")},{Truth.Text(r, "type")}",
            r => Truth.Number(r, "fee"));
        tile["rows"]!.AsArray().Select(r => string.Join(',', r!.AsArray().Select(v => (string)v!))).Should().BeEquivalentTo(truth);
        tile["columns"]!.AsArray().Select(c => $"{c!["name"]} {c["role"]} {c["number"]} {c["unitBy"]}").Should().Equal("asset group false ", "type group false ", "Fees measure true asset");
        ((string)tile["range"]!, (string)tile["zone"]!, (int)tile["gaps"]!, (bool)tile["more"]!).Should().Be(("all", "UTC", 0, false));
        tile["complete"]!["from"].Should().BeNull("it is complete from the account's beginning");
        DateTimeOffset.Parse((string)tile["complete"]!["to"]!, System.Globalization.CultureInfo.InvariantCulture).Should().BeOnOrBefore(DateTimeOffset.Parse((string)tile["asOf"]!, System.Globalization.CultureInfo.InvariantCulture));
        tile["error"].Should().BeNull();
        Complaints("Tile", tile).Should().BeEmpty();
    }

    [Fact]
    public async Task A_tile_that_cannot_be_answered_says_why_in_its_answer()
    {
        await api.SendAsync("PUT", "dashboards/broken", File("broken"));
        var tile = await api.GetAsync("dashboards/broken/tiles/broken");
        await api.SendAsync("DELETE", "dashboards/broken");

        ((string)tile["error"]!["code"]!).Should().Be("tile:column");
        tile["rows"]!.AsArray().Should().BeEmpty();
        Complaints("Tile", tile).Should().BeEmpty();
    }

    [Fact]
    public async Task A_link_is_made_opens_is_listed_and_revoked()
    {
        var (made, answer) = await api.SendAsync("POST", "dashboards/kraken-account/shares", new { title = "for the wall", ends = "7d", range = "all", filters = Dollars });
        var (id, address) = ((string)answer!["share"]!["id"]!, (string)answer["address"]!);
        var listed = await api.GetAsync("dashboards/kraken-account/shares");
        var opened = await api.Stranger.GetAsync(address, Ct);
        var figures = await api.Stranger.GetStringAsync($"{address}/tiles/fees-taken/csv?f.asset=XXBT", Ct);
        var (elsewhere, notThere) = await api.SendAsync("DELETE", $"dashboards/nothing/shares/{id}");
        var (revoked, _) = await api.SendAsync("DELETE", $"dashboards/kraken-account/shares/{id}");
        var gone = await api.Stranger.GetAsync(address, Ct);
        var (past, refused) = await api.SendAsync("POST", "dashboards/kraken-account/shares", new { ends = "2020-01-01" });

        made.Should().Be(201, "{0}", answer);
        listed["shares"]!.AsArray().Single(s => (string)s!["id"]! == id)!.ToJsonString().Should().Contain("\"title\":\"for the wall\"").And.Contain("\"filters\":[\"asset.ZUSD\"]").And.Contain("\"open\":false")
            .And.NotContain(address.Split('/')[^1], "what opens it is told once");
        Complaints("Shares", listed).Should().BeEmpty();
        Complaints("NewShare", answer).Should().BeEmpty();
        opened.StatusCode.Should().Be(HttpStatusCode.OK);
        figures.Should().Contain("ZUSD,").And.NotContain("XXBT,");
        (elsewhere, (string)notThere!["code"]!).Should().Be((404, "usage:unknown-share"));
        revoked.Should().Be(204);
        gone.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (past, (string)refused!["code"]!).Should().Be((422, "usage:share-end"));
    }

    [Fact]
    public async Task A_link_that_a_program_made_ends_with_its_token()
    {
        using var program = await api.NewProgramAsync();
        using var answer = await program.PostAsync("/api/v1/dashboards/kraken-account/shares", new StringContent("{}", System.Text.Encoding.UTF8, "application/json"), Ct);
        var address = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Ct))!["address"]!;
        (await api.Stranger.GetAsync(address, Ct)).StatusCode.Should().Be(HttpStatusCode.OK);

        var tokens = api.Flitch.Service<Flitch.Pipeline.Access.ApiTokenStore>();
        await tokens.RevokeAsync((await tokens.FindAsync(program.DefaultRequestHeaders.Authorization!.Parameter!, Ct))!.Id, Ct);

        (await api.Stranger.GetAsync(address, Ct)).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    private static string Told(JsonNode? applied) => $"{applied!["outcome"]} {applied["version"]}";

    private List<string> Complaints(string schema, JsonNode answer) => [.. new JsonSchema(api.Document).Complaints(api.Document["components"]!["schemas"]![schema]!, answer)];

    private static JsonNode File(string name, string title = "By program") => JsonNode.Parse($$"""
        { "version": 1, "name": "{{name}}", "title": "{{title}}", "tiles": [
          { "id": "fees", "title": "Fees", "kind": "table", "place": { "x": 0, "y": 0, "w": 4, "h": 3 }, "query": { "dataset": "ledgers", "measures": [{ "name": "rows", "of": "count" }], "group": ["asset"] } },
          { "id": "broken", "title": "Broken", "kind": "table", "place": { "x": 4, "y": 0, "w": 4, "h": 3 }, "query": { "dataset": "ledgers", "measures": [{ "name": "rows", "of": "sum", "column": "nothing" }] } } ] }
        """)!;
}
