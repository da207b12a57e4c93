using Flitch.Connectors.TestKit.Plugins;
using Xunit;

namespace Flitch.Connectors.TestKit;

/// <content>The plugin as a host loads it.</content>
public abstract partial class ConnectorConformance
{
    /// <summary>The assembly says which type is its plugin, and a host can make one.</summary>
    [Fact]
    public void The_assembly_declares_its_plugin() => Run(f => PluginChecks.LookAtDeclaration(Plugin, f));

    /// <summary>The plugin works in a load context of its own, and leaves no trace when that is unloaded: a host takes a new version without a restart.</summary>
    [Fact]
    public Task The_plugin_loads_in_a_context_of_its_own_and_unloads() => RunAsync(f => PluginChecks.LookAtUnloadingAsync(Settings, f, Ct));
}
