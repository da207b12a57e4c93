using Flitch.Pipeline.Verifying;
using Flitch.Testing;

namespace Flitch.Sandboxed.Tests.Verifying;

/// <summary>A count that is absent, wrong or blind to its filter must not send a verification astray: it removes nothing, invents nothing, and still finds what is missing.</summary>
public sealed class LyingCountTests
{
    [Theory]
    [InlineData("absent")]
    [InlineData("+3")]
    [InlineData("-2")]
    [InlineData("ignores-filters")]
    public async Task A_repair_of_a_whole_dataset_changes_nothing_whatever_the_count_says(string count)
    {
        await using var host = await SandboxedHost.StartAsync($"count={count}", "ledgers=1500", "months=8");
        await host.RefreshAsync("ledgers");

        var verified = await RepairAsync(host);

        verified.Removed.Should().Be(0);
        verified.Findings.Where(f => !f.IsNotice).Should().BeEmpty(count);
        (await host.DifferencesAsync("ledgers")).Should().BeEmpty();
    }

    [Theory]
    [InlineData("+3")]
    [InlineData("-2")]
    [InlineData("ignores-filters")]
    public async Task A_missing_row_is_found_though_the_count_is_wrong(string count)
    {
        await using var host = await SandboxedHost.StartAsync($"count={count}", "ledgers=1500", "months=8");
        var hidden = host.Sandbox.Truth("Ledgers")[700].Id;
        host.Sandbox.HideRows("Ledgers", hidden);
        await host.RefreshAsync("ledgers");
        host.Sandbox.ShowRows("Ledgers");

        var verified = await RepairAsync(host);

        verified.Removed.Should().Be(0);
        verified.Findings.Should().Contain(f => f.Kind == FindingKind.Row && f.Place == hidden && f.Repaired);
        (await host.DifferencesAsync("ledgers")).Should().BeEmpty();
    }

    private static async Task<Verification> RepairAsync(SandboxedHost host) =>
        (await host.VerifyAsync(new VerifyOptions { Repair = true, Confirm = (_, _) => Task.FromResult(true) }, "ledgers")).Datasets.Single().Verification!;
}
