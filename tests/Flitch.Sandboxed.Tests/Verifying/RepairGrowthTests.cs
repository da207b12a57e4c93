using System.Globalization;
using Flitch.Pipeline.Verifying;
using Flitch.Testing;

namespace Flitch.Sandboxed.Tests.Verifying;

/// <summary>How the calls of a repair grow with the history: the same edit at three sizes.</summary>
public sealed class RepairGrowthTests
{
    /// <summary>A search that halves needs one call more for twice the rows; another one where the halves do not fall on pages.</summary>
    private const double MostPerDoubling = 1.5;

    private static readonly int[] Sizes = [2_000, 8_000, 32_000];

    [Fact]
    public async Task Twice_the_history_costs_a_repair_a_call_or_two_more()
    {
        var calls = new List<int>();
        foreach (var size in Sizes)
        {
            calls.Add(await CallsAsync(size));
        }

        TestContext.Current.TestOutputHelper!.WriteLine(string.Join(", ", Sizes.Zip(calls, (s, c) => $"{s} rows: {c} calls")));
        var doublings = Math.Log2((double)Sizes[^1] / Sizes[0]);
        ((calls[^1] - calls[0]) / doublings).Should().BeLessThanOrEqualTo(MostPerDoubling);
        (calls[1] - calls[0]).Should().BeLessThanOrEqualTo(4);
        (calls[2] - calls[1]).Should().BeLessThanOrEqualTo(4);
    }

    private static async Task<int> CallsAsync(int rows)
    {
        await using var host = await SandboxedHost.StartAsync(string.Create(CultureInfo.InvariantCulture, $"ledgers={rows}"), "months=24");
        var truth = host.Sandbox.Truth("Ledgers");
        host.Sandbox.HideRows("Ledgers", truth[truth.Count * 35 / 100].Id);
        await host.RefreshAsync("ledgers");
        host.Sandbox.ShowRows("Ledgers");

        var repaired = (await host.VerifyAsync(new VerifyOptions { Repair = true }, "ledgers")).Datasets.Single();

        (await host.DifferencesAsync("ledgers")).Should().BeEmpty();
        repaired.Verification!.IsSound.Should().BeTrue();
        return repaired.Calls;
    }
}
