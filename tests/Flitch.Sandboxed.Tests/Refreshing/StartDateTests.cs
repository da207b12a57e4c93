using Flitch.Connectors.Checking;
using Flitch.Pipeline.Connections;
using Flitch.Storage;
using Flitch.Storage.Datasets;
using Flitch.Storage.Manifests;
using Flitch.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Flitch.Sandboxed.Tests.Refreshing;

/// <summary>Where a dataset begins: by a person's wish, or because the key is shown no more.</summary>
public sealed class StartDateTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_earlier_start_extends_the_backfill_and_fetches_nothing_twice()
    {
        await using var host = await SandboxedHost.StartAsync("ledgers=1500", "months=6");
        var middle = host.Clock.GetUtcNow().AddDays(-60);
        await StartAsync(host, middle);
        await host.RefreshAsync("ledgers");
        var half = (await host.StoredAsync("ledgers")).Count;
        half.Should().BeInRange(1, host.Sandbox.Truth("Ledgers").Count - 1);
        (await host.DifferencesAsync("ledgers")).Should().OnlyContain(d => d.EndsWith("is missing", StringComparison.Ordinal));
        (await StateAsync(host)).Intervals.Should().ContainSingle().Which.From.Should().Be(middle.ToUnixTimeSeconds() - 1);

        await StartAsync(host, null);
        var run = await host.RefreshAsync("ledgers");

        (await host.DifferencesAsync("ledgers")).Should().BeEmpty();
        (await StateAsync(host)).Intervals.Should().ContainSingle().Which.From.Should().BeNull();
        run.Datasets[0].Added.Should().Be(host.Sandbox.Truth("Ledgers").Count - half);
        run.Calls.Should().BeLessThan(((int)run.Datasets[0].Added / 50) + 6, "only what was missing is read, and the news");

        await StartAsync(host, host.Clock.GetUtcNow().AddDays(-10));
        await host.RefreshAsync("ledgers");
        (await host.DifferencesAsync("ledgers")).Should().BeEmpty("a later start removes nothing");
    }

    [Fact]
    public async Task A_keys_date_range_is_why_history_is_missing_and_a_key_without_one_fetches_it()
    {
        await using var host = await SandboxedHost.StartAsync("ledgers=1500", "months=6");
        var from = host.Clock.GetUtcNow().AddDays(-60);
        host.Sandbox.LimitKey(from, null);
        await TestAsync(host);

        var limited = (await host.RefreshAsync("ledgers")).Datasets.Single();

        limited.Succeeded.Should().BeTrue();
        limited.Notices.Should().ContainMatch("The key sees history from *");
        limited.Complete!.From.Should().Be(DateTimeOffset.FromUnixTimeSeconds(from.ToUnixTimeSeconds()), "what the key is not shown is not complete");
        limited.Gaps.Should().Be(1);

        host.Sandbox.LimitKey(null, null);
        await TestAsync(host);
        var whole = (await host.RefreshAsync("ledgers")).Datasets.Single();

        whole.Should().BeEquivalentTo(new { Gaps = 0, Complete = new { From = (DateTimeOffset?)null } });
        whole.Notices.Should().NotContainMatch("The key sees*");
        (await host.DifferencesAsync("ledgers")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_range_that_ends_claims_nothing_after_its_end()
    {
        await using var host = await SandboxedHost.StartAsync("ledgers=600", "months=3");
        var to = host.Clock.GetUtcNow().AddDays(-20);
        host.Sandbox.LimitKey(null, to);
        await TestAsync(host);
        await host.RefreshAsync("ledgers");
        (await StateAsync(host)).Intervals.Should().OnlyContain(i => i.To <= to.ToUnixTimeSeconds());

        host.Sandbox.LimitKey(null, null);
        await TestAsync(host);
        await host.RefreshAsync("ledgers");
        (await host.DifferencesAsync("ledgers")).Should().BeEmpty();
    }

    private static Task<ConnectionInfo> StartAsync(SandboxedHost host, DateTimeOffset? start) =>
        host.Services.GetRequiredService<ConnectionService>().EditAsync("main", new ConnectionEdit { SetStart = true, StartFrom = start }, Ct);

    private static Task<CheckResult> TestAsync(SandboxedHost host) =>
        host.Clock.ActAsync(() => host.Services.GetRequiredService<ConnectionService>().TestAsync("main", Ct));

    private static async Task<RefreshState> StateAsync(SandboxedHost host) =>
        (await Dataset.ReadAsync(host.Services.GetRequiredService<DataFolder>(), new DatasetName("main", "ledgers"), Ct))!.State;
}
