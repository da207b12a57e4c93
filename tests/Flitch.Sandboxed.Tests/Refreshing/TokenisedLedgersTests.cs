using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Runs;
using Flitch.Pipeline.Verifying;
using Flitch.Storage.Manifests;
using Flitch.Testing;

namespace Flitch.Sandboxed.Tests.Refreshing;

/// <summary>Ledger rows of tokenised shares, which a service may list only when it is asked for them.</summary>
public sealed class TokenisedLedgersTests
{
    private const string Tokenised = "tokenized_asset";

    [Fact]
    public async Task Where_the_default_hides_them_they_are_read_beside_it_and_no_news_takes_eight_calls()
    {
        await using var host = await SandboxedHost.StartAsync("tokenised=separate");

        var first = await host.RefreshAsync();
        first.State.Should().Be(RunState.Succeeded, string.Join("; ", first.Errors.Select(e => e.Summary)));
        (await host.DifferencesAsync("ledgers")).Should().BeEmpty();
        (await host.StoredAsync("ledgers")).Values.Count(r => r["aclass"] == Tokenised).Should().BePositive();
        (await DecisionAsync(host)).Should().Be(ListingDecision.Separate);

        var second = await host.RefreshAsync();
        second.Calls.Should().Be(8);
        second.Datasets.Should().OnlyContain(d => d.Calls == (d.Dataset == "ledgers" ? 2 : 1));
        second.Datasets.Single(d => d.Dataset == "ledgers").Proof!.State.Should().Be(ProofState.Proven);
    }

    [Fact]
    public async Task Where_the_default_lists_them_one_call_tells_and_no_news_takes_seven_calls()
    {
        await using var host = await SandboxedHost.StartAsync("tokenised=included");

        await host.RefreshAsync();
        (await host.DifferencesAsync("ledgers")).Should().BeEmpty();
        (await DecisionAsync(host)).Should().Be(ListingDecision.Included);
        Asked(host).Should().Be(1);

        (await host.RefreshAsync()).Calls.Should().Be(7);
        Asked(host).Should().Be(1);
    }

    [Fact]
    public async Task Where_there_are_none_one_call_tells_and_no_news_takes_seven_calls()
    {
        await using var host = await SandboxedHost.StartAsync("tokenised=none");

        await host.RefreshAsync();
        (await DecisionAsync(host)).Should().Be(ListingDecision.None);
        Asked(host).Should().Be(1);

        (await host.RefreshAsync()).Calls.Should().Be(7);
    }

    [Fact]
    public async Task An_asset_that_Balance_shows_makes_the_same_run_ask_again()
    {
        await using var host = await SandboxedHost.StartAsync("tokenised=none");
        await host.RefreshAsync();
        host.Sandbox.AddDeposit(2, asset: "AAPLx");
        host.Clock.Advance(TimeSpan.FromSeconds(30));

        var run = await host.RefreshAsync();

        run.Calls.Should().Be(8);
        Asked(host).Should().Be(2);
        (await DecisionAsync(host)).Should().Be(ListingDecision.Included);
        (await host.DifferencesAsync("ledgers")).Should().BeEmpty();
        (await host.RefreshAsync()).Calls.Should().Be(7);
    }

    [Fact]
    public async Task Hidden_rows_that_come_later_are_found_by_the_same_sign()
    {
        await using var host = await SandboxedHost.StartAsync("tokenised=separate");
        var hidden = host.Sandbox.Truth("Ledgers").Where(r => r.Json.Contains(Tokenised, StringComparison.Ordinal)).Select(r => r.Id).ToList();
        host.Sandbox.HideRows("Ledgers", hidden);
        await host.RefreshAsync();
        (await DecisionAsync(host)).Should().Be(ListingDecision.None);

        host.Sandbox.ShowRows("Ledgers");
        await host.RefreshAsync();

        (await DecisionAsync(host)).Should().Be(ListingDecision.Separate);
        (await host.DifferencesAsync("ledgers")).Should().BeEmpty();
        (await host.StoredAsync("ledgers")).Keys.Should().Contain(hidden);
        (await host.RefreshAsync()).Calls.Should().Be(8);
    }

    [Fact]
    public async Task Without_a_sign_they_are_asked_for_once_a_day()
    {
        await using var host = await SandboxedHost.StartAsync("tokenised=none");
        await host.RefreshAsync("ledgers");
        host.Sandbox.AddDeposit(2, asset: "AAPLx");

        host.Clock.Advance(TimeSpan.FromHours(20));
        await host.RefreshAsync("ledgers");
        Asked(host).Should().Be(1);
        host.Clock.Advance(TimeSpan.FromHours(5));
        await host.RefreshAsync("ledgers");
        Asked(host).Should().Be(2);
    }

    [Fact]
    public async Task New_rows_of_both_listings_arrive_and_each_is_proven_without_the_others_rows()
    {
        await using var host = await SandboxedHost.StartAsync("tokenised=separate");
        await host.RefreshAsync("ledgers");
        host.Sandbox.AddDeposit(2, asset: "AAPLx");
        host.Sandbox.AddDeposit(3);
        host.Sandbox.AddDeposit(4, host.Clock.GetUtcNow().AddDays(-40), "AAPLx");
        host.Clock.Advance(TimeSpan.FromSeconds(30));

        var run = await host.RefreshAsync("ledgers");

        (await host.DifferencesAsync("ledgers")).Should().BeEmpty();
        run.Datasets[0].Proof!.State.Should().Be(ProofState.Proven);
        run.Datasets[0].Complete.Should().NotBeNull();
        run.Datasets[0].Gaps.Should().Be(0);
        (await host.ManifestAsync("ledgers")).State.KnownCountOffset.Should().BeNull();
        (await host.ManifestAsync("ledgers")).State.Listing("tokenized").State.KnownCountOffset.Should().BeNull();
        (await host.RefreshAsync("ledgers")).Calls.Should().Be(2);
    }

    [Fact]
    public async Task A_run_that_dies_anywhere_while_it_reads_them_is_resumed_to_the_truth()
    {
        await using var whole = await WithManyAsync();
        await whole.RefreshAsync("ledgers");
        var calls = whole.Sandbox.Requests.Count(r => r.Method == "Ledgers");
        var asked = Asked(whole);
        asked.Should().BeGreaterThan(3);

        for (var call = calls - asked; call <= calls; call++)
        {
            await using var host = await WithManyAsync();
            host.Sandbox.AddFaults($"Ledgers:{call}:EGeneral:Invalid arguments");
            var died = await host.RefreshAsync("ledgers");
            died.State.Should().Be(RunState.Failed, "call {0} fails", call);
            (call < calls || died.Datasets[0].Complete is null || died.Datasets[0].Gaps > 0).Should().BeTrue("a dataset is as complete as its least complete listing");
            (await host.RefreshAsync("ledgers")).State.Should().Be(RunState.Succeeded);
            (await host.DifferencesAsync("ledgers")).Should().BeEmpty("call {0} failed", call);
        }
    }

    [Fact]
    public async Task Reading_all_anew_keeps_both_listings()
    {
        await using var host = await SandboxedHost.StartAsync("tokenised=separate");
        await host.RefreshAsync("ledgers");

        var full = await host.RefreshAsync(new RefreshOptions { Full = true }, "ledgers");

        full.State.Should().Be(RunState.Succeeded, string.Join("; ", full.Errors.Select(e => e.Summary)));
        (await host.DifferencesAsync("ledgers")).Should().BeEmpty();
        (await DecisionAsync(host)).Should().Be(ListingDecision.Separate);
        (await host.RefreshAsync("ledgers")).Calls.Should().Be(2);
    }

    [Theory]
    [InlineData("separate")]
    [InlineData("included")]
    [InlineData("none")]
    public async Task A_plan_knows_of_listings_that_are_read_or_asked_for_beside_the_ordinary_ones(string tokenised)
    {
        await using var host = await SandboxedHost.StartAsync($"tokenised={tokenised}");
        await host.RefreshAsync();

        var plan = await host.Clock.ActAsync(() => host.Refreshing.PlanAsync("main", null, new RefreshOptions(), TestContext.Current.CancellationToken));
        var run = await host.RefreshAsync();

        plan.Datasets.Select(d => (d.Dataset, d.Calls)).Should().BeEquivalentTo(run.Datasets.Select(d => (d.Dataset, (long)d.Calls)));
    }

    [Fact]
    public async Task Rows_before_a_start_date_that_moves_back_are_asked_for_again()
    {
        await using var host = await SandboxedHost.StartAsync("tokenised=none", "months=6");
        var since = host.Clock.GetUtcNow().AddDays(-30);
        await host.RefreshAsync(new RefreshOptions { Since = since }, "ledgers");
        Asked(host).Should().Be(1);

        await host.RefreshAsync("ledgers");

        Asked(host).Should().Be(2);
        (await host.DifferencesAsync("ledgers")).Should().BeEmpty();
    }

    private static async Task<SandboxedHost> WithManyAsync()
    {
        var host = await SandboxedHost.StartAsync("tokenised=separate", "page-size=5", "ledgers=250");
        for (var day = 1; day <= 20; day++)
        {
            host.Sandbox.AddDeposit(day, host.Clock.GetUtcNow().AddDays(-day), "AAPLx");
        }

        return host;
    }

    private static int Asked(SandboxedHost host) =>
        host.Sandbox.Requests.Count(r => r.Method == "Ledgers" && r["aclass"] == Tokenised);

    private static async Task<ListingDecision> DecisionAsync(SandboxedHost host) => (await host.ManifestAsync("ledgers")).State.Listing("tokenized").Decision;
}
