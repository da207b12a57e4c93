using System.Runtime.CompilerServices;
using Flitch.Connectors;
using Flitch.Pipeline.KeyLines;
using Flitch.Pipeline.Plugins;
using Flitch.Pipeline.Tests.Doubles;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flitch.Pipeline.Tests.Plugins;

public sealed class PluginCatalogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_plugin_is_loaded_into_a_context_of_its_own_and_gets_what_the_host_gives()
    {
        PluginCompiler.Compile(_folder["one"], "Plugin.One", PluginCompiler.Source("one"));
        await using var catalog = Load();
        catalog.Failures.Should().BeEmpty();
        catalog.Find("one").Title.Should().Be("one");
        await using var lease = catalog.Lease("one");
        lease.Connector.Factory.Validate(new Dictionary<string, string>()).Should().BeEmpty();
        var context = System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(lease.Connector.Factory.GetType().Assembly)!;
        context.IsCollectible.Should().BeTrue();
    }

    [Fact]
    public async Task Plugins_that_cannot_be_loaded_are_told_and_hurt_nobody()
    {
        PluginCompiler.Compile(_folder["a-good"], "Plugin.Good", PluginCompiler.Source("good"));
        PluginCompiler.Compile(_folder["b-throws"], "Plugin.Throws", PluginCompiler.Source("throws", "throw new InvalidOperationException(\"It was\\na bad day.\");"));
        PluginCompiler.Compile(_folder["c-again"], "Plugin.Again", PluginCompiler.Source("good"));
        Directory.CreateDirectory(_folder["d-empty"]);
        Directory.CreateDirectory(_folder["e-garbage"]);
        await File.WriteAllTextAsync(Path.Combine(_folder["e-garbage"], "X.dll"), "not an assembly", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder["e-garbage"], "X.deps.json"), "{}", TestContext.Current.CancellationToken);
        await using var catalog = Load();
        catalog.Connectors.Select(c => c.Name).Should().Equal("good");
        catalog.Failures.Select(f => f.Folder).Should().Equal("b-throws", "c-again", "d-empty", "e-garbage");
        catalog.Failures[0].Reason.Should().Be("It was a bad day.");
        catalog.Invoking(c => c.Find("god")).Should().Throw<FlitchException>().Which.Error.Should().Match<ErrorInfo>(e => e.Fix.Contains("good") && e.Summary.Contains("b-throws"));
        catalog.Invoking(c => c.FindSandbox("good")).Should().Throw<FlitchException>();
    }

    [Fact]
    public async Task A_missing_plugin_folder_holds_no_plugins()
    {
        await using var catalog = Load("nowhere");
        catalog.Connectors.Should().BeEmpty();
        catalog.Failures.Should().BeEmpty();
    }

    [Fact]
    public async Task A_plugin_can_be_unloaded()
    {
        PluginCompiler.Compile(_folder["one"], "Plugin.One", PluginCompiler.Source("one"));
        var context = await UseAndDisposeAsync();
        for (var i = 0; context.IsAlive && i < 50; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        context.IsAlive.Should().BeFalse();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<WeakReference> UseAndDisposeAsync()
    {
        await using var catalog = Load();
        await using var lease = catalog.Lease("one");
        var factory = lease.Connector.Factory;
        factory.Validate(new Dictionary<string, string>());
        return new WeakReference(System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(factory.GetType().Assembly));
    }

    private PluginCatalog Load(string? folder = null)
    {
        var options = new PipelineOptions { DataFolder = "", StateFolder = _folder["state"], PluginFolder = folder is null ? _folder.Path : _folder[folder] };
        return new PluginCatalog(options, [], new FileKeyLine(options, TimeProvider.System), TimeProvider.System, NullLoggerFactory.Instance);
    }
}
