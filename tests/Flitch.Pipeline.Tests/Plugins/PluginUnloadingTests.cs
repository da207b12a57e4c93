using System.Runtime.CompilerServices;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Plugins;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Runs;

namespace Flitch.Pipeline.Tests.Plugins;

/// <summary>What is no longer used leaves memory and disk.</summary>
public sealed class PluginUnloadingTests(PluginBuilds builds) : IClassFixture<PluginBuilds>, IAsyncDisposable
{
    private readonly ReloadBench _bench = new(builds);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_replaced_plugin_that_did_its_work_leaves_memory()
    {
        _bench.Put("v1");
        await _bench.Pipeline.Connections.AddAsync(new ConnectionRequest("swapped", "main", new Dictionary<string, string>()), Ct);
        (await _bench.Pipeline.Refreshing.RefreshAsync("main", null, new RefreshOptions(), null, Ct)).State.Should().Be(RunState.Succeeded);
        var old = await _bench.ContextAsync();
        _bench.Put("v2");

        await _bench.LookAsync();

        (await ReloadBench.IsCollectedAsync(old)).Should().BeTrue();
    }

    [Fact]
    public async Task A_replaced_plugin_stays_in_memory_while_it_is_held()
    {
        _bench.Put("v1");
        var old = await _bench.ContextAsync();

        await ReplaceWhileHeldAsync(old);

        (await ReloadBench.IsCollectedAsync(old)).Should().BeTrue();
        _bench.Version.Should().Be("v2");
    }

    [Fact]
    public async Task A_plugin_that_fails_to_load_leaves_no_copy()
    {
        _bench.Put("v1");
        _bench.Version.Should().Be("v1");
        _bench.Put("throws");
        await _bench.LookAsync();

        Copied().Should().ContainSingle();
    }

    [Fact]
    public async Task Copies_go_with_the_catalogue()
    {
        _bench.Put("v1");
        _bench.Version.Should().Be("v1");
        Copied().Should().ContainSingle();

        await _bench.Pipeline.DisposeAsync();

        Directory.EnumerateFileSystemEntries(_bench.Copies).Should().BeEmpty();
    }

    [Fact]
    public void What_a_killed_process_left_is_removed_and_what_a_living_one_uses_is_not()
    {
        var living = Leave("living");
        var dead = Leave("dead");
        using var held = new FileStream(living + ".lock", FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        _bench.Put("v1");

        _bench.Version.Should().Be("v1");

        Directory.Exists(dead).Should().BeFalse();
        File.Exists(dead + ".lock").Should().BeFalse();
        Directory.Exists(living).Should().BeTrue();
    }

    [Fact]
    public async Task Readers_see_one_version_whole_while_plugins_are_exchanged()
    {
        _bench.Put("v1");
        _bench.Version.Should().Be("v1");
        using var stop = new CancellationTokenSource();
        using var used = new SemaphoreSlim(0);
        var reader = Task.Run(() => UseUntilAsync(_bench.Catalog, used, stop.Token), Ct);

        for (var i = 0; i < 20; i++)
        {
            await Task.WhenAny(used.WaitAsync(Ct), reader);
            _bench.Put(i % 2 == 0 ? "v2" : "v1");
            await _bench.LookAsync();
            _bench.Version.Should().Be(i % 2 == 0 ? "v2" : "v1");
        }

        await stop.CancelAsync();
        await reader;
        Copied().Should().ContainSingle();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task ReplaceWhileHeldAsync(WeakReference old)
    {
        var held = _bench.Catalog.Lease("swapped");
        _bench.Put("v2");
        await _bench.LookAsync();
        (await ReloadBench.IsCollectedAsync(old)).Should().BeFalse();
        await held.DisposeAsync();
        await held.DisposeAsync();
    }

    /// <summary>Leases the connector and works with it, over and over; a factory that was disposed under a lease complains.</summary>
    private static async Task UseUntilAsync(PluginCatalog catalog, SemaphoreSlim used, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await using var lease = catalog.Lease("swapped");
            lease.Connector.Factory.Validate(new Dictionary<string, string>()).Should().BeEmpty();
            await Task.Yield();
            await using var connector = lease.Connector.Factory.Create(new Dictionary<string, string> { ["gate"] = "none" }, NoObserver.Instance);
            (await connector.CheckAsync(stop)).Objects.Should().ContainSingle();
            used.Release();
        }
    }

    private IEnumerable<string> Copied() => Directory.EnumerateFiles(_bench.Copies, "Swapped.dll", SearchOption.AllDirectories);

    private string Leave(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_bench.Copies, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "Some.dll"), "");
        File.WriteAllText(folder + ".lock", "");
        return folder;
    }
}
