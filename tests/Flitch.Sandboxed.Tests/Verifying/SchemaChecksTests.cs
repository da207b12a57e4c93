using System.Text.Json;
using Flitch.Connectors.Kraken.Sandbox;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Verifying;
using Flitch.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Flitch.Sandboxed.Tests.Verifying;

/// <summary>
/// What the schemas state about their rows: running balances, ids that other objects hold, and what the ledger ends with. Each is told with its place, and what
/// has good reasons (several wallets, one instant, a withdrawal under way) is told apart from what is missing.
/// </summary>
public sealed class SchemaChecksTests
{
    private const string Asset = "XXLM";

    [Theory]
    [InlineData("late=6", "months=8")]
    [InlineData("fields=2021", "months=3")]
    [InlineData("tokenised=separate", "months=8")]
    public async Task All_checks_of_a_whole_account_hold(params string[] options)
    {
        await using var host = await SandboxedHost.StartAsync([.. options, "ledgers=1500"]);
        await host.RefreshAsync();

        var run = await host.VerifyAsync(new VerifyOptions());

        run.Datasets.SelectMany(d => d.Verification!.Checks).Should().HaveCount(4).And.OnlyContain(c => c.Holds == true);
        run.Datasets.SelectMany(d => d.Verification!.Findings).Should().BeEmpty();
    }

    [Fact]
    public async Task Wallets_of_one_asset_are_chains_of_their_own()
    {
        await using var host = await SandboxedHost.StartAsync();
        Wallets(host);
        await host.RefreshAsync();

        var ledgers = await LedgersAsync(host);

        ledgers.Checks.Should().HaveCount(2).And.OnlyContain(c => c.Holds == true);
        ledgers.Findings.Should().BeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_missing_row_is_told_as_missing_among_several_wallets_and_brought_back_by_a_repair(int missing)
    {
        await using var host = await SandboxedHost.StartAsync("count=absent");
        var rows = Wallets(host);
        host.Sandbox.HideRows("Ledgers", rows[missing]);
        await host.RefreshAsync();
        host.Sandbox.ShowRows("Ledgers");

        var found = await LedgersAsync(host);
        found.IsSound.Should().BeFalse();
        var told = found.Findings.Single(f => f is { Kind: FindingKind.Check, IsNotice: false });
        told.Place.Should().StartWith(Asset).And.EndWith(rows[missing + 1]);
        told.Text.Should().Contain("an entry before it is missing");

        var repaired = await LedgersAsync(host, repair: true);
        repaired.Checks.Should().Contain(c => c.Kind == "runningBalance" && c.Holds == true);
        repaired.Findings.Should().Contain(f => f.Place == rows[missing] && f.Repaired);
        (await host.DifferencesAsync("ledgers")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_row_that_the_service_does_not_have_either_is_a_notice()
    {
        await using var host = await SandboxedHost.StartAsync();
        var rows = Wallets(host);
        host.Sandbox.HideRows("Ledgers", rows[1]);
        await host.RefreshAsync();

        var ledgers = await LedgersAsync(host);

        ledgers.IsSound.Should().BeTrue();
        ledgers.Findings.Should().Contain(f => f.IsNotice && f.Place.EndsWith(rows[2], StringComparison.Ordinal) && f.Text.Contains("all that the service serves is stored"));
    }

    [Theory]
    [InlineData("order=newest")]
    [InlineData("order=shuffled")]
    public async Task Rows_of_one_instant_follow_each_other_in_any_order(string order)
    {
        await using var host = await SandboxedHost.StartAsync(order);
        var instant = host.Clock.GetUtcNow().AddDays(-5);
        host.Sandbox.AddDeposits(130, 0.25m, instant);
        host.Sandbox.MoveToEarn(3, instant);
        host.Sandbox.MoveToEarn(-3, instant);
        host.Sandbox.AddDeposits(7, 1.5m, instant);
        await host.RefreshAsync();

        var ledgers = await LedgersAsync(host);

        ledgers.Checks.Should().OnlyContain(c => c.Holds == true);
        ledgers.Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task A_withdrawal_under_way_is_told_apart_from_a_difference()
    {
        await using var host = await SandboxedHost.StartAsync();
        host.Sandbox.AddDeposit(10, host.Clock.GetUtcNow().AddDays(-3));
        host.Sandbox.BeginWithdrawal(4);
        await host.RefreshAsync();

        var pending = await LedgersAsync(host);
        pending.IsSound.Should().BeTrue();
        pending.Findings.Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Place = Asset, IsNotice = true, Text = "ends with 10, Balance says 6: a withdrawal of 4 may be under way." });
        pending.Checks.Single(c => c.Kind == "lastEquals").Should().BeEquivalentTo(new { Holds = true });

        host.Sandbox.EndWithdrawal(4);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.RefreshAsync();
        (await LedgersAsync(host)).Findings.Should().BeEmpty();

        host.Sandbox.HideRows("Ledgers", host.Sandbox.AddDeposit(2));
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.RefreshAsync();
        var differing = await LedgersAsync(host);
        differing.Findings.Should().ContainSingle().Which.Text.Should().Be("ends with 6, Balance says 8.");
        differing.Checks.Single(c => c.Kind == "lastEquals").Should().BeEquivalentTo(new { Holds = false });
    }

    [Theory]
    [InlineData("count=ok", true)]
    [InlineData("count=absent", false)]
    public async Task An_amount_that_does_not_add_up_is_named_with_its_place(string count, bool isNotice)
    {
        await using var host = await SandboxedHost.StartAsync(count);
        var time = host.Clock.GetUtcNow().AddDays(-3);
        host.Sandbox.AddDeposit(10, time);
        var wrong = host.Sandbox.AddDeposit(5, time.AddHours(1));
        host.Sandbox.AddDeposit(1, time.AddHours(2));
        host.Sandbox.MisstateAmount(wrong, 5.00000001m);
        await host.RefreshAsync();

        var ledgers = await LedgersAsync(host);

        var told = ledgers.Findings.Single(f => f.Kind == FindingKind.Check);
        told.Place.Should().StartWith(Asset).And.Contain(time.AddHours(1).ToString("yyyy-MM-dd HH:mm", null)).And.EndWith(wrong);
        told.Text.Should().StartWith("balance is 15 after a change of 5.00000001, so 9.99999999 stood before it, which no other entry ends with");
        told.IsNotice.Should().Be(isNotice);
        ledgers.Checks.Single(c => c.Kind == "runningBalance").Holds.Should().BeFalse();
    }

    [Theory]
    [InlineData("closed_orders", "TradesHistory", "")]
    [InlineData("trades_history", "Ledgers", "")]
    [InlineData("trades_history", "Ledgers", "TradesHistory:1-99:missing-field=ledgers")]
    public async Task A_row_that_another_mentions_and_that_is_missing_is_named(string dataset, string missingFrom, string fault)
    {
        await using var host = await SandboxedHost.StartAsync("count=absent", "faults=" + fault);
        var trade = host.Sandbox.Truth("TradesHistory")[3];
        var hidden = missingFrom == "TradesHistory" ? [trade.Id] : fault.Length == 0 ? Ledgers(trade) : EntriesOf(host, trade);
        host.Sandbox.HideRows(missingFrom, hidden);
        await host.RefreshAsync();

        var run = await host.VerifyAsync(new VerifyOptions());

        var told = run.Datasets.Single(d => d.Dataset == dataset).Verification!;
        told.IsSound.Should().BeFalse();
        told.Checks.Should().ContainSingle().Which.Holds.Should().BeFalse();
        var mentioned = fault.Length > 0 ? [trade.Id] : hidden;
        told.Findings.Where(f => f.Kind == FindingKind.Check).Select(f => f.Text.Split(' ')[1].TrimEnd(',')).Should().BeEquivalentTo(mentioned);
    }

    [Fact]
    public async Task A_dataset_that_begins_later_is_no_reason_for_alarm()
    {
        await using var host = await SandboxedHost.StartAsync("months=8", "ledgers=2000");
        var start = new ConnectionEdit { SetStart = true, StartFrom = host.Clock.GetUtcNow().AddDays(-40) };
        await host.Services.GetRequiredService<ConnectionService>().EditAsync("main", start, TestContext.Current.CancellationToken);
        await host.RefreshAsync();

        var run = await host.VerifyAsync(new VerifyOptions());

        run.Datasets.SelectMany(d => d.Verification!.Checks).Should().HaveCount(4).And.NotContain(c => c.Holds == false);
        run.Datasets.SelectMany(d => d.Verification!.Findings).Should().OnlyContain(f => f.IsNotice);
    }

    /// <summary>A life of two wallets, each row at a time of its own; those of <c>MoveToEarn</c> share one.</summary>
    private static List<string> Wallets(SandboxedHost host)
    {
        var time = host.Clock.GetUtcNow().AddDays(-9);
        List<string> rows =
        [
            host.Sandbox.AddDeposit(10, time),
            host.Sandbox.AddDeposit(7, time.AddHours(1)),
            host.Sandbox.MoveToEarn(4, time.AddHours(2))[0],
            .. Enumerable.Range(3, 3).Select(hour => host.Sandbox.AddEarnReward(0.125m * hour, time.AddHours(hour))),
        ];
        host.Sandbox.AddDeposit(1, time.AddHours(6));
        host.Sandbox.MoveToEarn(-3, time.AddHours(7));
        return rows;
    }

    /// <summary>The entries that a trade names.</summary>
    private static List<string> Ledgers(SandboxRow trade)
    {
        using var json = JsonDocument.Parse(trade.Json);
        return [.. json.RootElement.GetProperty("ledgers").EnumerateArray().Select(l => l.GetString()!)];
    }

    /// <summary>The entries that name a trade.</summary>
    private static List<string> EntriesOf(SandboxedHost host, SandboxRow trade) =>
        [.. host.Sandbox.Truth("Ledgers").Where(r => r.Json.Contains(trade.Id, StringComparison.Ordinal)).Select(r => r.Id)];

    private static async Task<Verification> LedgersAsync(SandboxedHost host, bool repair = false) =>
        (await host.VerifyAsync(new VerifyOptions { Repair = repair })).Datasets.Single(d => d.Dataset == "ledgers").Verification!;
}
