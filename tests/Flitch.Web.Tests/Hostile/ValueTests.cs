using System.Text.Json;
using System.Text.Json.Serialization;
using Flitch.Connectors;
using Flitch.Connectors.Reading;
using Flitch.Pipeline;
using Flitch.Pipeline.Access;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Runs;
using Flitch.Pipeline.Verifying;
using Flitch.Web.Tests.Browsing;
using Flitch.Web.Tests.Serving;
using static Microsoft.Playwright.Assertions;

namespace Flitch.Web.Tests.Hostile;

/// <summary>Whatever people type, and whatever the other side answers, is shown as text: nothing of it runs, and nothing of it becomes a part of the page.</summary>
public sealed class ValueTests(Chromium chromium)
{
    private const string Evil = "<script>hacked=1</script><img src=x onerror=hacked=1>\"'>&amp;🦄\u202Eniam";

    /// <summary>Whether words of ours stand from left to right.</summary>
    private const string ReadsOn = """
        words => {
            const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf(words);
                if (at >= 0) {
                    const left = i => { const range = document.createRange(); range.setStart(walker.currentNode, at + i); range.setEnd(walker.currentNode, at + i + 1); return range.getBoundingClientRect().left; };
                    return left(0) < left(2);
                }
            }
            return false;
        }
        """;

    private static readonly JsonSerializerOptions Stored = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Titles_tokens_and_all_that_a_run_tells_are_text_on_every_page()
    {
        await using var flitch = await ServedFlitch.StartAsync();
        await flitch.Service<ConnectionService>().AddAsync(Connections.Untested("main") with { Title = Title("first") }, Ct);
        await flitch.Service<ApiTokenStore>().CreateAsync(Title("token"), Ct);
        var run = ManyRuns.Failed(flitch, Evil);
        Poison(flitch, run);
        await using var visitor = await chromium.VisitAsync(flitch.Address);
        var page = visitor.Page;
        await page.GotoAsync(flitch.Link().ToString());

        foreach (var path in new[] { "/data/main/datasets", "/data/main/edit", "/data/main", "/runs", "/runs?connection=" + Uri.EscapeDataString(Evil), "/settings", "/runs/" + run, "/data" })
        {
            (await page.GotoAsync(path))!.Ok.Should().BeTrue(path);
            await ShouldBeTextAsync(visitor, path);
        }

        await flitch.Service<ConnectionService>().EditAsync("main", new ConnectionEdit { Title = Title("second") }, Ct);
        await Expect(page.GetByText(Title("second"))).ToBeVisibleAsync(); // by the live part
        await ShouldBeTextAsync(visitor, "/live/data");
        await page.GotoAsync("/runs/" + run);
        foreach (var place in new[] { "drift-field", "drift-sample", "drift-edit", "notice", "error-summary", "error-fix", "proof", "finding", "request-parameters", "request-path", "request-error" })
        {
            await Expect(page.GetByText(place + Evil[..24]).First).ToBeVisibleAsync();
        }

        foreach (var words in new[] { "field that the schema", "example" })
        {
            (await page.EvaluateAsync<bool>(ReadsOn, words)).Should().BeTrue("a writing direction of others turns \"{0}\" around", words);
        }

        await visitor.ShowAsync("hostile-run");
        visitor.Complaints.Should().BeEmpty("the policy of the pages has nothing to report");
    }

    [Fact]
    public async Task What_the_other_side_answers_is_text_in_a_test_and_in_a_run()
    {
        const string answer = "EGeneral:<img src=x onerror=hacked=1><script>hacked=1</script>";
        await using var kraken = await Kraken.OpenAsync();
        await using var flitch = await ServedFlitch.StartAsync();
        await flitch.Service<ConnectionService>().AddAsync(new ConnectionRequest("kraken", "main", kraken.Fields) { Datasets = ["balance"] }, Ct);
        kraken.Sandbox.AddFaults("*:*:" + answer);
        await flitch.Service<RefreshService>().RefreshAsync("main", null, new RefreshOptions(), null, Ct);
        await using var visitor = await chromium.VisitAsync(flitch.Address);
        var page = visitor.Page;
        await page.GotoAsync(flitch.Link().ToString());

        await page.GotoAsync("/data/main");
        await Expect(page.GetByText(answer).First).ToBeVisibleAsync();
        await ShouldBeTextAsync(visitor, "/data/main");
        await page.GotoAsync("/data/add/kraken");
        await KrakenForm.FillAsync(page, kraken.Fields);
        await KrakenForm.TestAsync(page);
        await Expect(page.GetByText(answer).First).ToBeVisibleAsync();
        await ShouldBeTextAsync(visitor, "the test's outcome");
        visitor.Complaints.Should().BeEmpty();
    }

    private static string Title(string what) => what + Evil;

    private static async Task ShouldBeTextAsync(Visitor visitor, string where)
    {
        var strange = await visitor.Page.EvaluateAsync<int>("document.querySelectorAll('img, script:not([src]), [onerror]').length + (window.hacked ? 1000 : 0)");
        strange.Should().Be(0, "{0} shows text and no markup of others", where);
    }

    /// <summary>What a service could have answered, wherever a run tells it; as it would stand in the catalogue and in the request log.</summary>
    private static void Poison(ServedFlitch flitch, string run)
    {
        var error = new ErrorInfo("x", ErrorKind.Provider, "error-summary" + Evil, "error-fix" + Evil);
        DatasetReport[] datasets =
        [
            new()
            {
                Dataset = "balance",
                Succeeded = false,
                Calls = 1,
                Error = error,
                Notices = ["notice" + Evil],
                Drift = [new DriftReport(DriftKind.UnknownField, "drift-field" + Evil, "drift-sample" + Evil, 1, "drift-edit" + Evil)],
            },
            new()
            {
                Dataset = "ledgers",
                Succeeded = true,
                Proof = new Proof(ProofState.Difference, DateTimeOffset.UnixEpoch, "proof" + Evil),
                Verification = new Verification { IsSound = false, Findings = [new Finding(FindingKind.Row, "place" + Evil, "finding" + Evil)] },
            },
        ];
        var folder = flitch.Service<PipelineOptions>().DataFolder;
        ManyRuns.Rewrite(flitch, run, JsonSerializer.Serialize(datasets, Stored), JsonSerializer.Serialize(error, Stored));
        var log = Directory.CreateDirectory(Path.Combine(folder, "runs", "month=2026-11-01")).FullName;
        object call = new
        {
            run_id = run, page = 1, connection = "main", @object = "balance" + Evil, path = "request-path" + Evil, parameters = "request-parameters" + Evil, attempt = 1, sent_at = DateTime.UnixEpoch, duration_us = 1,
            cost = 1, status = 200, records = 0, count = 0, bytes = 0, body_hash = "", error = "request-error" + Evil,
        };
        File.WriteAllText(Path.Combine(log, run + ".ndjson"), JsonSerializer.Serialize(call) + "\n");
    }
}
