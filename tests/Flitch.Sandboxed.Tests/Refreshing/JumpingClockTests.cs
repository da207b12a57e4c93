using Flitch.Pipeline.Progress;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Runs;
using Flitch.Sandboxed.Tests.Faults;
using Flitch.Storage;
using Flitch.Storage.Datasets;
using Flitch.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Flitch.Sandboxed.Tests.Refreshing;

/// <summary>Somebody sets this machine's clock in the middle of a run.</summary>
public sealed class JumpingClockTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(-3)]
    [InlineData(3)]
    [InlineData(-30)]
    [InlineData(30)]
    public async Task No_jump_makes_a_second_complete_that_the_service_has_not_reached(int hours)
    {
        var jumped = TimeSpan.Zero;
        var options = new SandboxedHostOptions { HostClock = clock => new JumpingClock(clock, () => jumped), Pipeline = o => o with { CommitRows = 100 } };
        await using var host = await SandboxedHost.StartAsync(options, "tier=pro", "ledgers=1500", "months=6", "growth=60");
        var told = new Told(p => jumped = p.Calls < 20 ? TimeSpan.Zero : TimeSpan.FromHours(hours));

        var run = await host.Clock.ActAsync(() => host.Refreshing.RefreshAsync("main", ["ledgers"], new RefreshOptions(), told, Ct));

        run.State.Should().Be(RunState.Succeeded, string.Join("; ", run.Errors.Select(e => e.Summary)));
        await ShouldStayBehindAsync(host);
        (await host.RefreshAsync("ledgers")).State.Should().Be(RunState.Succeeded);
        await ShouldStayBehindAsync(host);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        jumped = TimeSpan.Zero;
        (await host.RefreshAsync("ledgers")).State.Should().Be(RunState.Succeeded);
        (await host.DifferencesAsync("ledgers")).Where(d => !d.Contains("is missing", StringComparison.Ordinal)).Should().BeEmpty();
    }

    private static async Task ShouldStayBehindAsync(SandboxedHost host)
    {
        var manifest = await Dataset.ReadAsync(host.Services.GetRequiredService<DataFolder>(), new DatasetName("main", "ledgers"), Ct);
        manifest!.State.Intervals.Should().ContainSingle().Which.To.Should().BeLessThan(host.Clock.GetUtcNow().ToUnixTimeSeconds());
    }

    private sealed class Told(Action<RefreshProgress> hear) : IProgress<RefreshProgress>
    {
        public void Report(RefreshProgress value) => hear(value);
    }
}
