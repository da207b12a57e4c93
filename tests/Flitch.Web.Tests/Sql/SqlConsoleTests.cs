using System.Net;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Queries;
using Flitch.Pipeline.Refreshing;
using Flitch.Storage.Querying;
using Flitch.Web.Tests.Browsing;
using Flitch.Web.Tests.Serving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Flitch.Web.Tests.Sql;

/// <summary>The SQL console, in a browser and without one.</summary>
public sealed class SqlConsoleTests(Chromium chromium)
{
    private const string Endless = "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE a.range * b.range % 7 = 3";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_query_is_completed_run_cancelled_marked_saved_and_found_again()
    {
        await using var kraken = await Kraken.OpenAsync();
        await using var flitch = await ServedFlitch.StartAsync();
        await using var visitor = await chromium.VisitAsync(flitch.Address);
        var page = visitor.Page;
        await page.GotoAsync(flitch.Link().ToString());
        await page.GotoAsync("/sql");
        await Expect(page.GetByText("Nothing to query yet")).ToBeVisibleAsync();

        await flitch.Service<ConnectionService>().AddAsync(new ConnectionRequest("kraken", "main", kraken.Fields) { Datasets = ["balance", "ledgers"] }, Ct);
        await flitch.Service<RefreshService>().RefreshAsync("main", null, new RefreshOptions(), null, Ct);
        await page.GotoAsync("/sql");
        var editor = page.GetByRole(AriaRole.Textbox, new() { Name = "SQL" });
        await Expect(page.Locator("textarea")).ToBeHiddenAsync();

        // Completed: the dataset, then its column with what it holds.
        await WriteAsync(editor, "");
        await page.Keyboard.TypeAsync("SELECT * FROM main.led");
        await Expect(page.Locator(".cm-tooltip-autocomplete li").First).ToContainTextAsync("ledgers");
        await page.Locator(".cm-tooltip-autocomplete li").First.ClickAsync();
        await Expect(editor).ToContainTextAsync("main.ledgers");

        await WriteAsync(editor, "SELECT  FROM main.ledgers");
        await page.Keyboard.PressAsync("Home");
        await page.Keyboard.PressAsync("Control+ArrowRight");
        await page.Keyboard.TypeAsync(" bal");
        await Expect(page.Locator(".cm-tooltip-autocomplete li").First).ToContainTextAsync("balance");
        await Expect(page.Locator(".cm-completionInfo")).ToBeVisibleAsync();

        // Run by keyboard: the rows are those of the engine.
        await WriteAsync(editor, "SELECT asset, sum(amount) AS total, max(time) AS last, NULL AS nothing\nFROM main.ledgers GROUP BY asset ORDER BY asset");
        await page.Keyboard.PressAsync("Control+Enter");
        await using var truth = await flitch.Service<QueryEngine>().ExecuteAsync("SELECT asset, sum(amount) FROM main.ledgers GROUP BY asset ORDER BY asset", null, Ct);
        var rows = await truth.ReadRowsAsync(Ct).ToListAsync(Ct);
        await Expect(page.Locator(".sql-grid tbody tr")).ToHaveCountAsync(rows.Count);
        await Expect(page.Locator(".sql-grid tbody tr").First).ToContainTextAsync((string)rows[0][0]!);
        decimal.Parse(await page.Locator(".sql-grid tbody tr").First.Locator("td").Nth(1).InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture).Should().Be((decimal)rows[0][1]!);
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = $"{rows.Count} rows in" })).ToBeVisibleAsync();
        (await visitor.BarriersAsync()).Should().BeEmpty();
        await visitor.ShowAsync("sql-rows");

        // More than a page shows: said, and whole in a download.
        await WriteAsync(editor, "SELECT i FROM range(1500) t(i)");
        await page.GetByRole(AriaRole.Button, new() { Name = "Run", Exact = true }).ClickAsync();
        await Expect(page.GetByText("The first 1,000 rows")).ToBeVisibleAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Download" }).ClickAsync());
        (await File.ReadAllLinesAsync(await download.PathAsync(), Ct)).Should().HaveCount(1501).And.StartWith("i");
        download.SuggestedFilename.Should().Be("query.csv");

        // Wrong: told, and marked where it is.
        await WriteAsync(editor, "SELECT asset,\n  amont FROM main.ledgers");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".cm-lintRange-error")).ToHaveTextAsync("amont");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("LINE 2:   amont FROM");
        (await visitor.BarriersAsync()).Should().BeEmpty();
        await visitor.ShowAsync("sql-error");

        // Cancelled: really, and the next one runs.
        await WriteAsync(editor, Endless);
        await page.Keyboard.PressAsync("Control+Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The query was cancelled.");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToBeHiddenAsync();
        await WriteAsync(editor, "SELECT 41 + 1 AS answer");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".sql-grid tbody")).ToHaveTextAsync("42");

        await Expect(page.Locator(".sql-asked").First).ToContainTextAsync("41 + 1 AS answer");

        // Saved, renamed, found again, deleted.
        await page.GetByText("Save this query").ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("The answer");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("The whole answer");
        await page.GetByRole(AriaRole.Button, new() { Name = "Rename" }).ClickAsync();
        await page.GotoAsync("/sql");
        await page.GetByRole(AriaRole.Link, new() { Name = "The whole answer" }).ClickAsync();
        await Expect(editor).ToHaveTextAsync("SELECT 41 + 1 AS answer");
        await visitor.ShowAsync("sql-saved");
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Delete the query The whole answer?");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Keep it" })).ToBeFocusedAsync();
        (await visitor.BarriersAsync()).Should().BeEmpty();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "The whole answer" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete it" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "The whole answer" })).ToHaveCountAsync(0);
        await Expect(page.Locator(".sql-asked").Nth(1)).ToContainTextAsync("query:cancelled");
        (await flitch.Service<QueryBook>().HistoryAsync(Ct)).Select(q => q.Error).Should().Equal(null, "query:cancelled", "query:sql", null, null);
        visitor.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task Without_scripts_it_is_a_form_and_whoever_leaves_ends_the_query()
    {
        await using var kraken = await Kraken.OpenAsync();
        await using var flitch = await ServedFlitch.StartAsync();
        await flitch.Service<ConnectionService>().AddAsync(new ConnectionRequest("kraken", "main", kraken.Fields) { Datasets = ["balance"] }, Ct);
        await flitch.Service<RefreshService>().RefreshAsync("main", null, new RefreshOptions(), null, Ct);
        using var http = flitch.Browser();
        await flitch.SignInAsync(http);

        var right = await PostAsync(http, "/sql", "SELECT '<b>' || asset AS a FROM balance ORDER BY 1");
        right.Status.Should().Be(HttpStatusCode.OK);
        right.Text.Should().Contain("&lt;b&gt;").And.NotContain("<b>").And.Contain("rows in").And.Contain("SELECT &#x27;&lt;b&gt;&#x27; || asset");
        var wrong = await PostAsync(http, "/sql", "DROP VIEW main.balance");
        wrong.Text.Should().Contain("Only a query can run here");
        (await PostAsync(http, "/sql/download", "COPY (SELECT 1) TO '/tmp/x'", ("format", "csv"))).Status.Should().Be(HttpStatusCode.BadRequest);
        foreach (var (format, begins) in new[] { ("csv", "n,t,big\r\n1,2026-01-01T00:00:00Z,0.000000000000000001"), ("json", "{\"n\": 1, \"t\": \"2026-01-01T00:00:00Z\", \"big\": 0.000000000000000001}\n{\"n\": 2"), ("parquet", "PAR1") })
        {
            (await PostAsync(http, "/sql/download", "SELECT i AS n, TIMESTAMPTZ '2026-01-01' AS t, 0.000000000000000001::DECIMAL(38,18) AS big FROM range(1, 3) r(i) -- two", ("format", format))).Text.Should().StartWith(begins);
        }

        Directory.EnumerateFiles(flitch.Service<Flitch.Storage.DataFolder>().TemporaryPath, "download-*").Should().BeEmpty();
        (await PostAsync(http, "/sql/cancel", "", ("run", "nothing"))).Status.Should().Be(HttpStatusCode.Gone);
        (await PostAsync(http, "/sql/queries/nothing/delete", "")).Status.Should().Be(HttpStatusCode.NotFound);
        (await http.GetStringAsync("/sql/words", Ct)).Should().Contain("\"schema\":\"main\"").And.Contain("\"date_trunc\"").And.NotContain("sleep_ms");

        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var running = PostAsync(http, "/sql", Endless, ("run", "r1"), leaving.Token);
        await AskedAsync(flitch, () => flitch.Service<Host.Web.Sql.RunningQueries>().Count == 1);
        await leaving.CancelAsync();
        await running.Invoking(r => r).Should().ThrowAsync<OperationCanceledException>();
        await AskedAsync(flitch, () => flitch.Service<Host.Web.Sql.RunningQueries>().Count == 0);
    }

    // As a person does: what is written over a coloured text by a script would take its colours with it.
    private static async Task WriteAsync(ILocator editor, string text)
    {
        await editor.FocusAsync();
        await editor.Page.Keyboard.PressAsync("Control+A");
        await editor.Page.Keyboard.PressAsync("Delete");
        await editor.Page.Keyboard.InsertTextAsync(text);
    }

    private static async Task AskedAsync(ServedFlitch flitch, Func<bool> holds)
    {
        while (!holds())
        {
            await flitch.Service<QueryBook>().ListAsync(Ct); // takes a moment
        }
    }

    private static async Task<(HttpStatusCode Status, string Text)> PostAsync(HttpClient http, string path, string sql, (string Name, string Value)? more = null, CancellationToken? token = null)
    {
        var form = new Dictionary<string, string> { ["__RequestVerificationToken"] = await ServedFlitch.FormTokenAsync(http), ["sql"] = sql };
        if (more is { } field)
        {
            form[field.Name] = field.Value;
        }

        using var content = new FormUrlEncodedContent(form);
        using var answer = await http.PostAsync(new Uri(path, UriKind.Relative), content, token ?? Ct);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Ct));
    }
}
