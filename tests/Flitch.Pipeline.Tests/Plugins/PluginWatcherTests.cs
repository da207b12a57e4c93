using Flitch.Pipeline.Plugins;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flitch.Pipeline.Tests.Plugins;

/// <summary>The host's service that notices changes by itself.</summary>
public sealed class PluginWatcherTests(PluginBuilds builds) : IClassFixture<PluginBuilds>, IAsyncDisposable
{
    private readonly ReloadBench _bench = new(builds);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_change_is_noticed_when_the_system_tells_of_it()
    {
        Directory.CreateDirectory(_bench.Root);
        var changed = Changed();
        using var watcher = Watcher(TimeProvider.System, TimeSpan.FromHours(1));
        await watcher.StartAsync(Ct);

        _bench.Put("v1");

        await changed.WaitAsync(Ct);
        _bench.Version.Should().Be("v1");
        await watcher.StopAsync(Ct);
    }

    [Fact]
    public async Task A_change_is_noticed_where_the_system_tells_nothing()
    {
        var changed = Changed();
        using var watcher = Watcher(TimeProvider.System, TimeSpan.FromMilliseconds(20));
        await watcher.StartAsync(Ct);

        // The folder comes after the watcher began, so that nothing watches it.
        _bench.Put("v1");

        await changed.WaitAsync(Ct);
        _bench.Version.Should().Be("v1");
        await watcher.StopAsync(Ct);
        watcher.ExecuteTask!.IsCompleted.Should().BeTrue();
    }

    [Fact]
    public void A_host_that_runs_services_runs_it() => _bench.Pipeline.Services.GetServices<IHostedService>().OfType<PluginWatcher>().Should().ContainSingle();

    private Task Changed()
    {
        var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _bench.Catalog.Changed += (_, _) => changed.TrySetResult();
        return changed.Task;
    }

    private PluginWatcher Watcher(TimeProvider clock, TimeSpan poll) => new(
        _bench.Catalog, new PipelineOptions { DataFolder = "", StateFolder = "", PluginFolder = _bench.Root }, clock, NullLogger<PluginWatcher>.Instance)
    {
        Poll = poll,
        Quiet = TimeSpan.FromMilliseconds(20),
    };
}
