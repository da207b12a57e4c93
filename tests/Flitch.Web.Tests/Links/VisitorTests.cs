using System.Net;
using Flitch.Analysis.Dashboards;
using Flitch.Host.Dashboards;
using Flitch.Pipeline.Dashboards;
using Flitch.Web.Tests.Api;

namespace Flitch.Web.Tests.Links;

/// <summary>What visitors see by a link: the look that it was made with, whatever they put into its address, and nothing that names what is behind it.</summary>
public sealed class VisitorTests(ServedApi api)
{
    private const string File = """
        { "version": 1, "name": "shown", "title": "Shown", "filters": [{ "column": "asset", "title": "Asset" }], "tiles": [
          { "id": "assets", "title": "Assets", "kind": "table", "place": { "x": 0, "y": 0, "w": 4, "h": 3 }, "query": { "dataset": "ledgers", "measures": [{ "name": "rows", "of": "count" }], "group": ["asset"] } },
          { "id": "days", "title": "Range", "kind": "table", "place": { "x": 4, "y": 0, "w": 4, "h": 3 }, "query": { "sql": ["SELECT $from AS first, $asset AS chosen, '$asset' AS text FROM ledgers LIMIT 1"] } },
          { "id": "files", "title": "Files", "kind": "table", "place": { "x": 8, "y": 0, "w": 4, "h": 3 }, "query": { "sql": ["SELECT * FROM read_text('/etc/secret-marker')"] } },
          { "id": "wrong", "title": "Wrong", "kind": "table", "place": { "x": 0, "y": 3, "w": 4, "h": 3 }, "query": { "sql": ["SELECT secret_marker FROM ledgers"] } } ] }
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_visitors_address_changes_nothing_unless_the_link_lets_it_and_never_the_connection()
    {
        await api.Flitch.Service<DashboardLibrary>().SaveAsync(DashboardReader.Read("shown", System.Text.Encoding.UTF8.GetBytes(File)), null, Ct);
        var (shut, _) = await ShareAsync(isOpen: false);
        var (open, _) = await ShareAsync(isOpen: true);

        (await LinesAsync(shut, "assets", "")).Should().OnlyContain(l => l.StartsWith("ZUSD,", StringComparison.Ordinal)).And.HaveCount(1);
        foreach (var query in new[] { "?f.asset=XXBT", "?f.asset=", "?range=5y&zone=Asia/Tokyo", "?connection=other", "?from=2020-01-01&to=2020-01-02&range=days", "?range=nonsense" })
        {
            (await LinesAsync(shut, "assets", query)).Should().Equal(await LinesAsync(shut, "assets", ""), "{0}", query);
            (await LinesAsync(shut, "days", query)).Should().Equal(await LinesAsync(shut, "days", ""), "{0}", query);
        }

        (await LinesAsync(open, "assets", "")).Should().Equal(await LinesAsync(shut, "assets", ""), "it begins with the look that it was made with");
        (await LinesAsync(open, "assets", "?f.asset=XXBT")).Should().ContainSingle().Which.Should().StartWith("XXBT,");
        (await LinesAsync(open, "assets", "?f.asset=")).Should().HaveCountGreaterThan(2);
        (await LinesAsync(open, "assets", "?connection=other&f.asset=XXBT")).Should().ContainSingle("the connection is never a visitor's choice");
        (await LinesAsync(open, "days", "?range=5y")).Should().NotEqual(await LinesAsync(open, "days", ""));
        (await LinesAsync(open, "assets", "?f.asset=" + Uri.EscapeDataString("' OR 1=1 --"))).Should().BeEmpty("a value is a value");
        (await GetAsync($"/shared/{shut}/choices/asset")).Status.Should().Be(HttpStatusCode.NotFound);
        (await GetAsync($"/shared/{open}/choices/asset")).Text.Should().Contain("XXBT");
        (await GetAsync($"/shared/{open}/choices/ledger_id")).Status.Should().Be(HttpStatusCode.NotFound);
        var (status, told) = await GetAsync($"/shared/{open}?range={Uri.EscapeDataString("<img src=x>")}");
        status.Should().Be(HttpStatusCode.BadRequest);
        told.Should().Contain("That cannot be chosen here.").And.NotContain("<img");
    }

    [Fact]
    public async Task What_fails_is_told_without_paths_statements_or_names_and_nothing_leads_elsewhere()
    {
        await api.Flitch.Service<DashboardLibrary>().SaveAsync(DashboardReader.Read("shown", System.Text.Encoding.UTF8.GetBytes(File)), null, Ct);
        var (token, share) = await ShareAsync(isOpen: false);

        foreach (var tile in new[] { "files", "wrong" })
        {
            var (status, told) = await GetAsync($"/shared/{token}/tiles/{tile}", part: true);
            status.Should().Be(HttpStatusCode.OK);
            told.Should().Contain("This cannot be shown at the moment.").And.NotContain("marker").And.NotContain("query:");
            (await GetAsync($"/shared/{token}/tiles/{tile}/csv")).Text.Should().Contain("This cannot be shown at the moment.").And.NotContain("marker").And.NotContain("query:");
        }

        foreach (var path in new[] { "", "/tiles/assets", "/tiles/days", "/tiles/nothing" })
        {
            foreach (var part in new[] { false, true })
            {
                var (_, told) = await GetAsync($"/shared/{token}{path}", part);
                var leads = System.Text.RegularExpressions.Regex.Matches(told, "(?:href|src|action|data-[a-z]+)=\"(/[^\"]*)\"").Select(m => m.Groups[1].Value);
                leads.Where(l => !l.StartsWith("/assets/", StringComparison.Ordinal) && !l.StartsWith($"/shared/{token}", StringComparison.Ordinal)).Should().BeEmpty("{0}", path);
                told.Should().NotContain("connection=").And.NotContain(">main<").And.NotContain("trace").And.NotContain("<form");
            }
        }

        await api.Flitch.Service<ShareBook>().RevokeAsync(share.Id, null, Ct);
        foreach (var path in new[] { "", "/tiles/assets", "/tiles/assets/csv", "/news" })
        {
            (await GetAsync($"/shared/{token}{path}")).Status.Should().Be(HttpStatusCode.NotFound, "{0}", path);
        }
    }

    private async Task<(string Token, DashboardShare Share)> ShareAsync(bool isOpen) =>
        await api.Flitch.Service<ShareBook>().CreateAsync(new NewShare("shown", "main", "?range=all&zone=UTC&f.asset=ZUSD") { IsOpen = isOpen }, Ct);

    private async Task<string[]> LinesAsync(string token, string tile, string query)
    {
        var (status, text) = await GetAsync($"/shared/{token}/tiles/{tile}/csv{query}");
        status.Should().Be(HttpStatusCode.OK, "{0}", text);
        return text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..];
    }

    private async Task<(HttpStatusCode Status, string Text)> GetAsync(string path, bool part = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (part)
        {
            request.Headers.Add("HX-Request", "true");
        }

        using var answer = await api.Stranger.SendAsync(request, HttpCompletionOption.ResponseContentRead, Ct);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Ct));
    }
}
