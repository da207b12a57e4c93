using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Flitch.Pipeline.Plugins;
using Flitch.Pipeline.Tests.Doubles;
using Flitch.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flitch.Pipeline.Tests.Plugins;

/// <summary>The pipeline over a plugin folder that tests change; it looks when they say so.</summary>
internal sealed class ReloadBench(PluginBuilds builds) : IAsyncDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly TemporaryFolder _folder = new();
    private PipelineBench? _pipeline;

    public PipelineBench Pipeline => _pipeline ??= new PipelineBench(clock: _clock, folder: _folder.Path);

    public PluginCatalog Catalog => Pipeline.Plugins;

    public FakeTimeProvider Clock => _clock;

    public string Root => _folder["plugins"];

    public string Copies => _folder[Path.Combine("state", "plugins")];

    public PluginWatcher Watcher => WatcherOn(_clock);

    public string Version => Catalog.Find("swapped").Title;

    public void Put(string build, string folder = "swapped") => builds.CopyTo(Path.Combine(Root, folder), build);

    public void Remove(string folder = "swapped") => Directory.Delete(Path.Combine(Root, folder), recursive: true);

    public PluginWatcher WatcherOn(TimeProvider clock) =>
        new(Catalog, new PipelineOptions { DataFolder = "", StateFolder = "", PluginFolder = Root }, clock, NullLogger<PluginWatcher>.Instance);

    /// <summary>Looks, as the host does every few seconds; the wait for the files to stand still passes at once.</summary>
    public async Task LookAsync()
    {
        _clock.Elapse(Watcher.Quiet);
        await Watcher.LookAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The context that the connector's code is in, without holding it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public async Task<WeakReference> ContextAsync()
    {
        await using var lease = Catalog.Lease("swapped");
        return new WeakReference(AssemblyLoadContext.GetLoadContext(lease.Connector.Factory.GetType().Assembly));
    }

    /// <summary>Whether it has left memory. The caller's stack is left first: frames of whatever called back into the test hold what they worked with.</summary>
    public static async Task<bool> IsCollectedAsync(WeakReference context)
    {
        await Task.Yield();
        for (var i = 0; context.IsAlive && i < 50; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return !context.IsAlive;
    }

    public async ValueTask DisposeAsync()
    {
        await (_pipeline?.DisposeAsync() ?? ValueTask.CompletedTask);
        _folder.Dispose();
    }
}
