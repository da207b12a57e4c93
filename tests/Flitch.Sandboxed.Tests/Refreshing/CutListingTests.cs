using Flitch.Pipeline.Refreshing;
using Flitch.Testing;

namespace Flitch.Sandboxed.Tests.Refreshing;

/// <summary>A service that no longer serves what lies before some time: what is stored stays, and the run says why the counts differ.</summary>
public sealed class CutListingTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_cut_off_stays_and_the_run_says_so(bool full)
    {
        await using var host = await SandboxedHost.StartAsync();
        await host.RefreshAsync("ledgers");
        var stored = await host.StoredAsync("ledgers");
        host.Sandbox.CutListing("Ledgers", host.Clock.GetUtcNow().AddDays(-30));
        var lost = stored.Count - host.Sandbox.Truth("Ledgers").Count;
        lost.Should().BePositive();
        var deposit = host.Sandbox.AddDeposit(1.5m);
        host.Clock.Advance(TimeSpan.FromMinutes(5));

        var run = (await host.RefreshAsync(new RefreshOptions { Full = full }, "ledgers")).Datasets.Single();

        (await host.StoredAsync("ledgers")).Keys.Should().Contain(stored.Keys);
        if (full)
        {
            run.Error!.Code.Should().Be("refresh:would-shrink");
            return;
        }

        run.Error.Should().BeNull();
        run.Notices.Should().Contain(n => n.Contains($"no longer serves {lost} rows", StringComparison.Ordinal));
        (await host.StoredAsync("ledgers")).Should().ContainKey(deposit).And.HaveCount(stored.Count + 1);
    }
}
