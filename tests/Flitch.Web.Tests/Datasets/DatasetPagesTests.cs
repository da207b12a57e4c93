using System.Net;
using Flitch.Analysis.Rows;
using Flitch.Analysis.Shapes;
using Flitch.Connectors;
using Flitch.DuckDb;
using Flitch.Host.Web.Datasets;
using Flitch.Pipeline.Display;
using Flitch.Storage;
using Flitch.Storage.Querying;
using Flitch.Web.Tests.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Flitch.Web.Tests.Datasets;

/// <summary>A dataset in the browser: what is shown is what SQL says of the same files.</summary>
public sealed class DatasetPagesTests(Chromium chromium, ServedRows served) : IClassFixture<ServedRows>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_are_sorted_filtered_searched_and_paged_as_SQL_does_it_and_lead_to_run_and_request()
    {
        await using var visitor = await VisitAsync("/data/main");
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Ledgers" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Ledgers", Level = 1 })).ToBeVisibleAsync();
        (await IdsAsync(page)).Should().Equal(await served.AskAsync("SELECT ledger_id FROM main.ledgers ORDER BY time DESC, ledger_id LIMIT 50"));

        await page.EvaluateAsync("window.stays = true; window.scrollTo(0, 120)");
        await page.Locator("#sort-amount").ClickAsync();
        await Expect(page.Locator("th[aria-sort=descending]")).ToContainTextAsync("amount");
        (await IdsAsync(page)).Should().Equal(await served.AskAsync("SELECT ledger_id FROM main.ledgers ORDER BY amount DESC, ledger_id LIMIT 50"));
        page.Url.Should().EndWith("?sort=-amount");
        (await page.EvaluateAsync<string>("document.activeElement.id")).Should().Be("sort-amount", "the keyboard stays where it was");

        await page.GetByLabel("Column to filter by").SelectOptionAsync("asset");
        await Expect(page.Locator("#add-filter [data-filter-operator] option[value=lt]")).ToBeEnabledAsync();
        await page.GetByLabel("How to compare").SelectOptionAsync("ne");
        await page.GetByLabel("Value", new() { Exact = true }).FillAsync("XXBT");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add filter" }).ClickAsync();
        await Expect(page.GetByText("asset is not XXBT")).ToBeVisibleAsync();
        const string filtered = "FROM main.ledgers WHERE asset IS DISTINCT FROM 'XXBT'";
        await Expect(page.Locator("[aria-label='Pages of rows']")).ToContainTextAsync($"Rows 1 to 50 of {(await served.AskAsync($"SELECT count(*) {filtered}"))[0]}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Next" }).ClickAsync();
        await Expect(page.Locator("[aria-label='Pages of rows']")).ToContainTextAsync("Rows 51 to");
        (await IdsAsync(page)).Should().Equal(await served.AskAsync($"SELECT ledger_id {filtered} ORDER BY amount DESC, ledger_id LIMIT 50 OFFSET 50"));
        (await page.EvaluateAsync<bool>("window.stays === true")).Should().BeTrue("only the rows were asked for again");
        (await visitor.BarriersAsync()).Should().BeEmpty();
        await visitor.ShowAsync("rows-filtered");

        await page.GetByLabel("Search all text columns").FillAsync("deposit");
        await page.GetByLabel("Search all text columns").PressAsync("Enter");
        await Expect(page.GetByText("contains deposit")).ToBeVisibleAsync();
        var found = await served.AskAsync($"SELECT ledger_id {filtered} AND (contains(lower(type), 'deposit') OR contains(lower(subtype), 'deposit')) ORDER BY amount DESC, ledger_id");
        (await IdsAsync(page)).Should().Equal(found.Take(50));

        await page.GotoAsync("/data/main/datasets/ledgers?where=fee.gt.0&trace=Sum+of+fee,+July+2026");
        await Expect(page.GetByRole(AriaRole.Note)).ToContainTextAsync("These rows make up Sum of fee, July 2026");
        var id = (await IdsAsync(page))[0];
        await page.GetByRole(AriaRole.Link, new() { Name = id }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = id })).ToBeVisibleAsync();
        var facts = (await served.AskAsync($"SELECT amount, asset, _page FROM main.ledgers WHERE ledger_id = '{id}'"))[0].Split('|');
        var amount = page.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByRole(AriaRole.Rowheader, new() { Name = "amount", Exact = true }) });
        await Expect(amount).ToContainTextAsync(facts[1]);
        (await amount.Locator(".value").InnerTextAsync()).Replace(",", "", StringComparison.Ordinal).Should().Be(facts[0], "every digit, and no more");
        await visitor.ShowAsync("row-of-ledgers");
        (await visitor.BarriersAsync()).Should().BeEmpty();
        await page.GetByRole(AriaRole.Link, new() { Name = $"request {facts[2]}" }).ClickAsync();
        await Expect(page.Locator($"#call-{facts[2]}")).ToContainTextAsync("/0/private/Ledgers");
        visitor.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task A_snapshot_object_is_shown_as_of_an_earlier_time_and_hostile_values_are_text()
    {
        await using var visitor = await VisitAsync("/data/main/datasets/balance");
        var page = visitor.Page;
        await Expect(page.Locator("table.rows tbody tr")).ToHaveCountAsync(3);
        (await page.Locator("table.rows tbody td.num").AllInnerTextsAsync()).Should().BeEquivalentTo(["0.000000000000000001", "-12,345,678,901,234,567,890.123456789012345678", "0.000000000000000000"]);
        await ShouldBeTextAsync(visitor);
        await visitor.ShowAsync("balance-newest");

        await page.GetByRole(AriaRole.Link, new() { Name = ServedRows.Evil[..20] }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Rescued" })).ToBeVisibleAsync();
        await ShouldBeTextAsync(visitor);
        (await visitor.BarriersAsync()).Should().BeEmpty();

        await page.GotoAsync("/data/main/datasets/balance");
        var first = await page.Locator("#as-of option").Nth(2).GetAttributeAsync("value");
        await page.GetByLabel("As of", new() { Exact = true }).SelectOptionAsync(first!);
        await page.Locator("form:has(#as-of) button").ClickAsync();
        await Expect(page.Locator("#snapshot")).ToContainTextAsync("The snapshot of");
        (await IdsAsync(page)).Should().Equal(await served.AskAsync($"SELECT asset FROM main.balance_history WHERE _synced_at = TIMESTAMPTZ '{first}' ORDER BY asset"));
        await page.GotoAsync("/data/main/datasets/balance?as-of=2020-01-01T00:00:00Z");
        await Expect(page.GetByText("No snapshot was taken by then.")).ToBeVisibleAsync();
        await page.GotoAsync("/data/main/datasets/balance/columns");
        await Expect(page.GetByText("Looking at the values")).ToHaveCountAsync(0);
        await ShouldBeTextAsync(visitor);
        await visitor.ShowAsync("balance-columns");
        (await visitor.BarriersAsync()).Should().BeEmpty();
        visitor.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task How_many_rows_are_meant_is_counted_apart_from_showing_them()
    {
        using var http = served.Flitch.Browser();
        await served.Flitch.SignInAsync(http);
        var total = long.Parse((await served.AskAsync("SELECT count(*) FROM main.ledgers WHERE fee > 0"))[0], System.Globalization.CultureInfo.InvariantCulture);

        (await http.GetStringAsync("/data/main/datasets/ledgers?where=fee.gt.0", Ct)).Should().Contain("/datasets/ledgers/pager?where=fee.gt.0").And.Contain("Rows 1 to 50<");
        (await http.GetStringAsync("/data/main/datasets/ledgers/pager?where=fee.gt.0&page=2", Ct)).Should().Contain($"Rows 51 to {Math.Min(100, total)} of {total:N0}<").And.NotContain("hx-get");
        (await http.GetStringAsync($"/data/main/datasets/ledgers?where=fee.gt.0&page={(total + 49) / 50}", Ct)).Should().Contain($"to {total:N0} of {total:N0}<", "the last page tells it by itself").And.NotContain("/pager");
        (await http.GetStringAsync("/data/main/datasets/ledgers", Ct)).Should().Contain("Rows 1 to 50 of ").And.NotContain("/pager");
    }

    [Fact]
    public async Task What_is_downloaded_is_what_SQL_says_and_no_file_stays_behind()
    {
        using var http = served.Flitch.Browser();
        await served.Flitch.SignInAsync(http);
        const string query = "where=asset.eq.XXBT&sort=-amount&show=ledger_id&show=amount&show=time";
        var wanted = await served.AskAsync("SELECT ledger_id, amount::VARCHAR, epoch_us(time) FROM main.ledgers WHERE asset = 'XXBT' ORDER BY amount DESC, ledger_id");
        wanted.Should().NotBeEmpty();
        foreach (var (format, read) in new[] { ("csv", "read_csv('{0}', all_varchar = true)"), ("json", "read_ndjson('{0}', columns = {{ledger_id: 'VARCHAR', amount: 'VARCHAR', time: 'VARCHAR'}})"), ("parquet", "read_parquet('{0}')") })
        {
            using var answer = await http.GetAsync($"/data/main/datasets/ledgers/download?format={format}&{query}", Ct);
            answer.StatusCode.Should().Be(HttpStatusCode.OK, format);
            answer.Content.Headers.ContentDisposition!.FileName!.Trim('"').Should().MatchRegex($"^main-ledgers-\\d{{4}}-\\d\\d-\\d\\d\\.{format}$");
            var path = Path.GetTempFileName();
            await File.WriteAllBytesAsync(path, await answer.Content.ReadAsByteArrayAsync(Ct), Ct);
            Read($"SELECT ledger_id, amount::DECIMAL(38,18)::VARCHAR, epoch_us(time::TIMESTAMPTZ) FROM {string.Format(System.Globalization.CultureInfo.InvariantCulture, read, path)}").Should().Equal(wanted, format);
            File.Delete(path);
        }

        foreach (var format in new[] { "csv", "json" })
        {
            (await http.GetStringAsync($"/data/main/datasets/balance/download?format={format}", Ct)).Should().Contain("-12345678901234567890.123456789012345678").And.Contain("0.000000000000000001");
        }

        using var wrong = await http.GetAsync("/data/main/datasets/ledgers/download?format=exe", Ct);
        wrong.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        Directory.EnumerateFileSystemEntries(Path.Combine(served.Flitch.Service<DataFolder>().TemporaryPath, "downloads")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_download_that_nobody_waits_for_leaves_nothing_behind()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        var (engine, folder) = (served.Flitch.Service<QueryEngine>(), served.Flitch.Service<DataFolder>());
        var shape = (await served.Flitch.Service<ShapeCatalog>().FindAsync("main", "ledgers", Ct))!;

        await FluentActions.Awaiting(() => DatasetDownload.MakeAsync(new RowQuery(shape), "csv", engine, TimeProvider.System, gone.Token)).Should().ThrowAsync<OperationCanceledException>();

        Directory.EnumerateFileSystemEntries(Path.Combine(folder.TemporaryPath, "downloads")).Should().BeEmpty();
    }

    [Theory]
    [InlineData("where=nothing.eq.1", "Ledgers has no column nothing.")]
    [InlineData("where=amount.eq.abc", "is no value of amount")]
    [InlineData("where=amount", "is no filter")]
    [InlineData("where=<script>.eq.1", "Ledgers has no column <script>.")]
    [InlineData("sort=nothing", "Ledgers has no column nothing.")]
    [InlineData("show=nothing", "Ledgers has no column nothing.")]
    [InlineData("as-of=2026-01-01", "keeps no snapshots")]
    [InlineData("as-of=yesterday", "is no moment")]
    public async Task What_an_address_asks_for_wrongly_is_told(string query, string told)
    {
        using var http = served.Flitch.Browser();
        await served.Flitch.SignInAsync(http);
        using var answer = await http.GetAsync("/data/main/datasets/ledgers?" + query, Ct);
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var html = await answer.Content.ReadAsStringAsync(Ct);
        WebUtility.HtmlDecode(html).Should().Contain(told);
        html.Should().NotContain("<script>", "what stands in an address is text");
    }

    [Theory]
    [InlineData("/data/main/datasets/nothing", "main has no dataset nothing.")]
    [InlineData("/data/nobody/datasets/ledgers", "nobody")]
    [InlineData("/data/main/datasets/ledgers/row?key=nothing", "Ledgers has no row nothing.")]
    public async Task What_is_not_there_is_told(string path, string told)
    {
        using var http = served.Flitch.Browser();
        await served.Flitch.SignInAsync(http);
        using var answer = await http.GetAsync(path, Ct);
        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct)).Should().Contain(told);
    }

    [Fact]
    public async Task Times_stand_in_the_chosen_zone_and_numbers_as_the_browsers_language_writes_them()
    {
        var display = served.Flitch.Service<DisplaySettings>();
        using var http = served.Flitch.Browser();
        http.DefaultRequestHeaders.Add("Accept-Language", "de-DE,de;q=0.9");
        await served.Flitch.SignInAsync(http);
        var wanted = (await served.AskAsync("SELECT strftime(timezone('Asia/Kolkata', time), '%Y-%m-%d %H:%M:%S') FROM main.ledgers ORDER BY time DESC, ledger_id LIMIT 1"))[0];
        try
        {
            await display.ChooseZoneAsync("Asia/Kolkata", Ct);
            var html = await http.GetStringAsync("/data/main/datasets/ledgers", Ct);
            html.Should().Contain(wanted).And.Contain("Asia/Kolkata");
            (await http.GetStringAsync("/data/main/datasets/balance", Ct)).Should().Contain("-12.345.678.901.234.567.890,123456789012345678");
            (await http.GetStringAsync($"/runs/{served.Run.RunId}", Ct)).Should().Contain("UTC&#x2B;05:30");
        }
        finally
        {
            await display.ChooseZoneAsync("UTC", Ct);
        }

        (await FluentActions.Awaiting(() => display.ChooseZoneAsync("Nowhere/At all", Ct)).Should().ThrowAsync<FlitchException>()).Which.Error.Code.Should().Be("usage:time-zone");
    }

    private static List<string> Read(string sql)
    {
        using var connection = new DuckDbConnection("Data Source=:memory:");
        connection.Open();
        using var command = new DuckDbCommand("SET TimeZone='UTC'", connection);
        command.ExecuteNonQuery();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add($"{reader.GetValue(0)}|{reader.GetValue(1)}|{reader.GetValue(2)}");
        }

        return rows;
    }

    private static async Task<IReadOnlyList<string>> IdsAsync(IPage page) => await page.Locator("table.rows tbody th a").AllInnerTextsAsync();

    private static async Task ShouldBeTextAsync(Visitor visitor) =>
        (await visitor.Page.EvaluateAsync<int>("document.querySelectorAll('img, script:not([src]), [onerror]').length + (window.hacked ? 1000 : 0)")).Should().Be(0);

    private async Task<Visitor> VisitAsync(string path)
    {
        var visitor = await chromium.VisitAsync(served.Flitch.Address);
        await visitor.Page.GotoAsync(served.Flitch.Link().ToString());
        await visitor.Page.GotoAsync(path);
        return visitor;
    }
}
