using System.Globalization;
using Flitch.Connectors;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Runs;
using Flitch.Pipeline.Verifying;
using Flitch.Sandboxed.Tests.Verifying;
using Flitch.Testing;

namespace Flitch.Sandboxed.Tests.Faults;

/// <summary>
/// One fault of each kind on the first call and on a later one of what follows a first refresh: once and lasting. One class per command, so that they run
/// side by side. (Every fault in a first refresh: <see cref="ListingFaults"/>.)
/// </summary>
public abstract class LaterFaults
{
    private static readonly string[] Lasting =
        ["EAPI:Invalid key", "EGeneral:Permission denied", "EAPI:Invalid nonce", "EAPI:Rate limit exceeded", "EService:Busy", "lockout=900", "truncated"];

    private static readonly int[] Calls = [1, 3];

    public static TheoryData<string> Passing =>
        ["EAPI:Invalid nonce", "EAPI:Rate limit exceeded", "EService:Busy", "throttled=7", "http520", "html", "reset", "no-container"];

    public static TheoryData<string, int> Cases => new(from kind in Lasting from call in Calls select (kind, call));

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The method that the fault strikes; <c>*</c> for all.</summary>
    protected virtual string Method => "Ledgers";

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task A_fault_that_passes_changes_nothing_of_what_comes_out(string kind)
    {
        await using var host = await PreparedAsync();
        host.Sandbox.AddFaults($"{Method}:1:{kind},{Method}:3:{kind}");

        (await ActAsync(host)).Should().BeNull();

        await ShouldBeDoneAsync(host);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_fault_that_lasts_ends_in_a_clean_stop_that_says_why_and_leaves_the_last_commit(string kind, int call)
    {
        var fault = Fault.Of(kind);
        await using var host = await PreparedAsync();
        var before = await host.StoredAsync("ledgers");
        host.Sandbox.AddFaults(string.Create(CultureInfo.InvariantCulture, $"{Method}:{call}+:{kind}"));

        var error = await ActAsync(host);

        error.Should().NotBeNull();
        (error!.Code.StartsWith(fault.Code, StringComparison.Ordinal), error.Kind).Should().Be((true, fault.ErrorKind), error.Code);
        error.Summary.Should().NotBeEmpty();
        error.Fix.Should().NotBeEmpty();
        (await ShouldBePartOfTheTruthAsync(host)).Should().Contain(before.Keys);
        host.Sandbox.ClearFaults();
        host.Clock.Advance(TimeSpan.FromMinutes(20));
        (await ActAsync(host)).Should().BeNull();
        await ShouldBeDoneAsync(host);
    }

    /// <summary>What is to be read, found or repaired.</summary>
    protected abstract void Change(SandboxedHost host);

    /// <summary>Does it.</summary>
    /// <returns>What a person is told went wrong; null when nothing did.</returns>
    protected abstract Task<ErrorInfo?> ActAsync(SandboxedHost host);

    /// <summary>It was done.</summary>
    protected virtual async Task ShouldBeDoneAsync(SandboxedHost host) => (await host.DifferencesAsync("ledgers")).Should().BeEmpty();

    /// <summary>A row of an earlier time that the first refresh did not see, and that no count of news tells of.</summary>
    protected static void Hide(SandboxedHost host) => host.Sandbox.HideRows("Ledgers", host.Sandbox.Truth("Ledgers")[30].Id);

    protected virtual void Before(SandboxedHost host)
    {
    }

    private static async Task<IEnumerable<string>> ShouldBePartOfTheTruthAsync(SandboxedHost host)
    {
        var (truth, stored) = (TruthTable.Of(host.Sandbox, host.Connector.FindObject("ledgers")!), await host.StoredAsync("ledgers"));
        TableComparison.Of(truth.Where(t => stored.ContainsKey(t.Key)).ToDictionary(), stored).Should().BeEmpty();
        return stored.Keys;
    }

    private async Task<SandboxedHost> PreparedAsync()
    {
        var host = await SandboxedHost.StartAsync("ledgers=80", "months=1", "page-size=8");
        Before(host);
        (await host.RefreshAsync("ledgers")).State.Should().Be(RunState.Succeeded);
        Change(host);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        return host;
    }
}

public sealed class NewsFaults : LaterFaults
{
    protected override void Change(SandboxedHost host) => host.Sandbox.AddDeposits(30, 1.5m);

    protected override async Task<ErrorInfo?> ActAsync(SandboxedHost host) => (await host.RefreshAsync("ledgers")).Datasets.Single().Error;
}

public sealed class VerifyFaults : LaterFaults
{
    protected override void Before(SandboxedHost host) => Hide(host);

    protected override void Change(SandboxedHost host) => host.Sandbox.ShowRows("Ledgers");

    protected override async Task<ErrorInfo?> ActAsync(SandboxedHost host) => (await host.VerifyAsync(new VerifyOptions(), "ledgers")).Datasets.Single().Error;

    protected override async Task ShouldBeDoneAsync(SandboxedHost host)
    {
        var found = (await host.VerifyAsync(new VerifyOptions(), "ledgers")).Datasets.Single().Verification!;
        found.Findings.Should().Contain(f => f.Kind == FindingKind.Row);
        await host.VerifyAsync(new VerifyOptions { Repair = true }, "ledgers");
        (await host.DifferencesAsync("ledgers")).Should().BeEmpty();
    }
}

public sealed class RepairFaults : LaterFaults
{
    protected override void Before(SandboxedHost host) => Hide(host);

    protected override void Change(SandboxedHost host) => host.Sandbox.ShowRows("Ledgers");

    protected override async Task<ErrorInfo?> ActAsync(SandboxedHost host) =>
        (await host.VerifyAsync(new VerifyOptions { Repair = true }, "ledgers")).Datasets.Single().Error;
}

public sealed class PlanFaults : LaterFaults
{
    private static readonly string[] Histories = ["closed_orders", "trades_history", "ledgers"];

    protected override string Method => "*";

    protected override void Change(SandboxedHost host) => host.Sandbox.AddDeposits(30, 1.5m);

    protected override async Task<ErrorInfo?> ActAsync(SandboxedHost host)
    {
        try
        {
            var plan = await host.Clock.ActAsync(() => host.Refreshing.PlanAsync("main", Histories, new RefreshOptions(), Ct));
            plan.Datasets.Single(d => d.Dataset == "ledgers").Rows.Should().Be(30);
            return null;
        }
        catch (FlitchException e)
        {
            return e.Error;
        }
    }

    protected override async Task ShouldBeDoneAsync(SandboxedHost host)
    {
        (await host.StoredAsync("ledgers")).Should().HaveCount(host.Sandbox.Truth("Ledgers").Count - 30, "a plan reads nothing");
        (await host.RefreshAsync("ledgers")).State.Should().Be(RunState.Succeeded);
        (await host.DifferencesAsync("ledgers")).Should().BeEmpty();
    }
}
