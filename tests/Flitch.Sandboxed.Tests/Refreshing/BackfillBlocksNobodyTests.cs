using Flitch.Connectors.Catalog;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Runs;
using Flitch.Testing;

namespace Flitch.Sandboxed.Tests.Refreshing;

/// <summary>Whoever opens a page while a backfill goes on gets snapshots and news as soon as the call counter allows.</summary>
public sealed class BackfillBlocksNobodyTests
{
    /// <summary>What the counter of the smallest tier loses a second.</summary>
    private const double Decay = 0.33;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_the_middle_of_a_backfill_of_three_hours_a_page_load_waits_for_the_counter_only()
    {
        // Small pages make a long backfill of few rows.
        await using var host = await SandboxedHost.StartAsync(Patient(), "tier=starter", "ledgers=9000", "months=12", "page-size=5", "latency=80");
        var began = host.Clock.GetUtcNow();
        var run = host.RefreshAsync();
        var load = host.Clock.ActAsync(() => LoadAsync(host, after: TimeSpan.FromMinutes(90)));

        var page = await load;
        var report = await run;
        page.Report.Attached.Should().BeTrue();
        page.Report.State.Should().Be(RunState.Succeeded, string.Join("; ", page.Report.Errors.Select(e => e.Summary)));
        page.Report.Datasets.Should().HaveCount(7).And.OnlyContain(d => d.Succeeded && d.AsOf >= page.AskedAt - TimeSpan.FromSeconds(3));
        page.Rows.Should().Be(1, "the newest row is there as soon as the page is");
        page.Report.Datasets.Single(d => d.Dataset == "ledgers").Gaps.Should().BeGreaterThan(0, "the backfill goes on");

        // Its own calls at the counter's pace, one page of the backfill before them, and a second to notice.
        var own = host.Sandbox.Requests.Where(r => r.Time >= page.AskedAt && r.Time <= page.AskedAt + page.Took).Skip(1).Select(r => r.Method).ToList();
        own.Should().HaveCountLessThan(7 + 4, "each dataset takes one call, and another where its new rows fill a page");
        page.Took.Should().BeLessThan(TimeSpan.FromSeconds((own.Sum(Cost) + Cost("Ledgers")) / Decay) + TimeSpan.FromSeconds(1), string.Join(", ", own));

        report.State.Should().Be(RunState.Succeeded, string.Join("; ", report.Errors.Select(e => e.Summary)));
        (host.Clock.GetUtcNow() - began).Should().BeGreaterThan(TimeSpan.FromHours(3));
        foreach (var dataset in SandboxedHost.Catalog.Objects.Where(o => o.Mode == RefreshMode.Incremental))
        {
            (await host.DifferencesAsync(dataset.Name)).Should().BeEmpty(dataset.Name);
        }
    }

    /// <summary>Commits are cheap on this clock, and would come every few pages.</summary>
    private static SandboxedHostOptions Patient() => new() { Pipeline = o => o with { CommitInterval = TimeSpan.FromMinutes(10) } };

    private static async Task<PageLoad> LoadAsync(SandboxedHost host, TimeSpan after)
    {
        await Task.Delay(after, host.Clock, Ct);
        var deposit = host.Sandbox.AddDeposit(12.5m);
        await Task.Delay(TimeSpan.FromSeconds(5), host.Clock, Ct);
        var asked = host.Clock.GetUtcNow();
        var report = await host.Refreshing.RefreshAsync("main", null, new RefreshOptions { Trigger = "page" }, null, Ct);
        return new PageLoad(asked, host.Clock.GetUtcNow() - asked, report, await CountAsync(host, deposit));
    }

    private static async Task<long> CountAsync(SandboxedHost host, string ledger)
    {
        await using var result = await host.Query.ExecuteAsync($"SELECT count(*) FROM main.ledgers WHERE ledger_id = '{ledger}'", null, Ct);
        await foreach (var row in result.ReadRowsAsync(Ct))
        {
            return (long)row[0]!;
        }

        return 0;
    }

    private static int Cost(string method) => method is "Ledgers" or "TradesHistory" ? 2 : 1;

    private sealed record PageLoad(DateTimeOffset AskedAt, TimeSpan Took, RunReport Report, long Rows);
}
