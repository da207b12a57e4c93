using System.Net;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Runs;
using Flitch.Web.Tests.Browsing;
using Flitch.Web.Tests.Serving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Flitch.Web.Tests.Runs;

/// <summary>What ran: found among many, and told to the last call.</summary>
public sealed class RunPagesTests(Chromium chromium)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_is_found_and_tells_its_requests_and_how_the_answers_differed()
    {
        await using var kraken = await Kraken.OpenAsync();
        await using var flitch = await ServedFlitch.StartAsync();
        await flitch.Service<ConnectionService>().AddAsync(new ConnectionRequest("kraken", "main", kraken.Fields) { Datasets = ["balance", "ledgers"] }, Ct);
        kraken.Sandbox.AddFaults("Ledgers:1:EService:Busy,Ledgers:2:new-field");
        var run = await flitch.Service<RefreshService>().RefreshAsync("main", null, new RefreshOptions(), null, Ct);
        await using var visitor = await chromium.VisitAsync(flitch.Address);
        var page = visitor.Page;
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.GotoAsync(flitch.Link().ToString());

        await page.GotoAsync("/runs");
        await page.GetByLabel("Connection").SelectOptionAsync("main");
        await page.GetByLabel("Dataset").SelectOptionAsync("ledgers");
        await page.GetByLabel("Kind").SelectOptionAsync("refresh");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
        page.Url.Should().Contain("connection=main").And.Contain("dataset=ledgers").And.Contain("kind=refresh");
        await visitor.ShowAsync("runs-filtered");
        await page.GetByRole(AriaRole.Link, new() { Name = "just now" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Run of main" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "ledgers: the answers differ from the schema" })).ToBeVisibleAsync();
        await Expect(page.Locator(".requests tbody tr")).ToHaveCountAsync((await flitch.Service<RunHistory>().CallsAsync(run, null, 0, 1000, Ct)).Total);
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "EService:Busy" })).ToHaveCountAsync(1);
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "attempt 2" })).ToHaveCountAsync(1);
        (await page.ContentAsync()).Should().NotContain(kraken.Fields["api_key"]).And.NotContain("nonce");
        (await visitor.BarriersAsync()).Should().BeEmpty();
        await visitor.ShowAsync("run-drift");

        var edit = run.Datasets.SelectMany(d => d.Drift).First(d => d.SchemaEdit is not null).SchemaEdit!;
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy the edit" }).First.ClickAsync();
        await Expect(page.GetByText("Copied")).ToBeVisibleAsync();
        (await page.EvaluateAsync<string>("navigator.clipboard.readText()")).Should().Be(edit);

        await page.GetByLabel("Dataset").SelectOptionAsync("balance");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
        await Expect(page.Locator(".requests tbody tr")).ToHaveCountAsync(run.Datasets.Single(d => d.Dataset == "balance").Calls);
        visitor.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task Long_lists_come_in_pages_and_lists_without_runs_lead_on()
    {
        await using var flitch = await ServedFlitch.StartAsync();
        await flitch.Service<ConnectionService>().AddAsync(Connections.Untested("main"), Ct);
        using var http = flitch.Browser();
        await flitch.SignInAsync(http);

        (await http.GetStringAsync("/runs", Ct)).Should().Contain("A run stands here as soon as data is refreshed.");
        ManyRuns.Failed(flitch);
        ManyRuns.Copy(flitch, 119);

        (await http.GetStringAsync("/runs", Ct)).Should().Contain("Page 1 of 3, 120 runs").And.Contain("href=\"/runs?page=2\"").And.NotContain("rel=\"prev\"");
        var last = await http.GetStringAsync("/runs?state=failed&page=3", Ct);
        last.Should().Contain("Page 3 of 3, 120 runs").And.Contain("href=\"/runs?state=failed&amp;page=2\"").And.NotContain("rel=\"next\"");
        last.Split("<td class=\"text-nowrap\"><a href=\"/runs/").Should().HaveCount(21);
        (await http.GetStringAsync("/runs?page=99", Ct)).Should().Contain("No more runs");
        (await http.GetStringAsync("/runs?state=running", Ct)).Should().Contain("No such runs").And.Contain("Show all runs");
    }

    [Theory]
    [InlineData("state=nonsense")]
    [InlineData("state=1")]
    [InlineData("from=yesterday")]
    [InlineData("kind=<script>")]
    public async Task A_filter_that_cannot_be_understood_is_told_and_not_left_out(string filter)
    {
        await using var flitch = await ServedFlitch.StartAsync();
        using var http = flitch.Browser();
        await flitch.SignInAsync(http);

        using var answer = await http.GetAsync("/runs?" + filter, Ct);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Ct)).Should().Contain("usage:filter").And.NotContain("<script>");
    }
}
