using Flitch.Pipeline.Verifying;
using Flitch.Testing;

namespace Flitch.Sandboxed.Tests.Verifying;

/// <summary>What the service serves and what is stored, held against each other through its counts.</summary>
public sealed class ServedRowsTests
{
    private const int MostCalls = 17;

    [Fact]
    public async Task A_whole_account_is_proven_with_one_call_a_listing()
    {
        await using var host = await SandboxedHost.StartAsync();
        await host.RefreshAsync();

        var run = await host.VerifyAsync(new VerifyOptions());

        run.Kind.Should().Be(Flitch.Pipeline.Runs.RunKind.Verify);
        run.Errors.Should().BeEmpty();
        run.Datasets.Should().OnlyContain(d => d.Verification!.IsSound);
        run.Datasets.Where(d => d.Proof is not null).Select(d => d.Proof!.State).Should().HaveCount(3).And.OnlyContain(s => s == ProofState.Proven);
        run.Datasets.Single(d => d.Dataset == "trades_history").Calls.Should().Be(1);
        run.Datasets.Single(d => d.Dataset == "ledgers").Verification!.Checks.Should().HaveCount(2);
        run.Datasets.Single(d => d.Dataset == "trades_history").Verification!.Checks.Should().ContainSingle().Which.Holds.Should().BeTrue();
    }

    [Fact]
    public async Task A_row_that_is_served_again_is_named_and_repaired_with_logarithmically_many_calls()
    {
        await using var host = await SandboxedHost.StartAsync("ledgers=20000", "months=24");
        var hidden = host.Sandbox.Truth("Ledgers")[7_000].Id;
        host.Sandbox.HideRows("Ledgers", hidden);
        await host.RefreshAsync("ledgers");
        host.Sandbox.ShowRows("Ledgers");

        var found = (await host.VerifyAsync(new VerifyOptions(), "ledgers")).Datasets.Single();
        found.Verification!.IsSound.Should().BeFalse();
        found.Verification.Findings.Should().Contain(f => f.Kind == FindingKind.Row && f.Place == hidden);

        var repaired = (await host.VerifyAsync(new VerifyOptions { Repair = true }, "ledgers")).Datasets.Single();
        repaired.Verification!.IsSound.Should().BeTrue();
        repaired.Calls.Should().BeLessThanOrEqualTo(MostCalls);
        (await host.DifferencesAsync("ledgers")).Should().BeEmpty();
    }

    [Fact]
    public async Task Rows_that_are_no_longer_served_stay_in_a_refresh_and_are_moved_aside_by_a_repair()
    {
        await using var host = await SandboxedHost.StartAsync();
        await host.RefreshAsync("ledgers");
        var hidden = host.Sandbox.Truth("Ledgers")[100].Id;
        host.Sandbox.HideRows("Ledgers", hidden);

        var refresh = (await host.RefreshAsync("ledgers")).Datasets.Single();
        refresh.Notices.Should().Contain(n => n.Contains("no longer serves 1 row", StringComparison.Ordinal));
        (await host.StoredAsync("ledgers")).Should().ContainKey(hidden);

        var repaired = (await host.VerifyAsync(new VerifyOptions { Repair = true }, "ledgers")).Datasets.Single();
        repaired.Verification!.Removed.Should().Be(1);
        (await host.StoredAsync("ledgers")).Should().NotContainKey(hidden);
        (await host.ManifestAsync("ledgers")).State.RemovedRows.Should().Be(1);
    }

    [Fact]
    public async Task Many_rows_are_moved_aside_only_when_a_person_says_so()
    {
        await using var host = await SandboxedHost.StartAsync();
        await host.RefreshAsync("ledgers");
        var rows = host.Sandbox.Truth("Ledgers").Count;
        host.Sandbox.HideRows("Ledgers", host.Sandbox.Truth("Ledgers").Skip(40).Take(60).Select(r => r.Id));

        var asked = (await host.VerifyAsync(new VerifyOptions { Repair = true }, "ledgers")).Datasets.Single();
        asked.Verification!.NeedsDecision.Should().BeTrue();
        (await host.StoredAsync("ledgers")).Should().HaveCount(rows);

        await host.VerifyAsync(new VerifyOptions { Repair = true, Confirm = (_, _) => Task.FromResult(true) }, "ledgers");
        (await host.StoredAsync("ledgers")).Should().HaveCount(rows - 60);
    }

    [Fact]
    public async Task What_the_keys_date_range_hides_is_never_moved_aside()
    {
        await using var host = await SandboxedHost.StartAsync();
        await host.RefreshAsync("ledgers");
        var rows = host.Sandbox.Truth("Ledgers").Count;
        host.Sandbox.LimitKey(host.Clock.GetUtcNow().AddDays(-30), null);

        var refresh = (await host.RefreshAsync("ledgers")).Datasets.Single();
        refresh.Notices.Should().Contain(n => n.Contains("The key sees history from", StringComparison.Ordinal));
        var repaired = (await host.VerifyAsync(new VerifyOptions { Repair = true, Confirm = (_, _) => Task.FromResult(true) }, "ledgers")).Datasets.Single();

        repaired.Verification!.Removed.Should().Be(0);
        (await host.StoredAsync("ledgers")).Should().HaveCount(rows);
    }
}
