using System.Globalization;
using Flitch.Connectors.Kraken.Sandbox.Tests.Support;

namespace Flitch.Connectors.Kraken.Sandbox.Tests.Account;

/// <summary>A large account: pages deep in the list, and little memory per row. Nothing runs beside it, because it measures memory.</summary>
[Collection(nameof(ScaleTests))]
[CollectionDefinition(nameof(ScaleTests), DisableParallelization = true)]
public sealed class ScaleTests
{
    private const int Rows = 150_000;

    [Fact]
    public async Task A_large_account_takes_little_memory_and_has_the_right_pages_everywhere()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await using var sandbox = await Start.SandboxAsync(FakeClock.AtStart(), ("ledgers", Rows.ToString(CultureInfo.InvariantCulture)));
        ((GC.GetTotalMemory(forceFullCollection: true) - before) / Rows).Should().BeLessThan(300, "bytes per ledger row, with its trades and orders");
        using var caller = new Caller(sandbox);
        var truth = sandbox.Truth("Ledgers");
        truth.Count.Should().BeInRange(Rows, Rows * 11 / 10);
        foreach (var offset in new[] { 0, 1, 49_999, 150_000, truth.Count - 50, truth.Count - 1, truth.Count })
        {
            var result = await caller.ResultAsync("Ledgers", ("ofs", offset.ToString(CultureInfo.InvariantCulture)));
            result.GetProperty("ledger").EnumerateObject().Select(row => row.Name).Should().Equal(Expected(truth, offset));
            result.GetProperty("count").GetInt32().Should().Be(truth.Count);
        }
    }

    private static IEnumerable<string> Expected(IReadOnlyList<SandboxRow> truth, int offset) =>
        Enumerable.Range(offset, Math.Clamp(truth.Count - offset, 0, 50)).Select(place => truth[truth.Count - 1 - place].Id);
}
