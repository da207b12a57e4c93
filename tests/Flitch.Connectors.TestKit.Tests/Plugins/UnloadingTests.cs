using Flitch.Connectors.Plugins;
using Flitch.Connectors.Sandboxes;
using Flitch.Connectors.TestKit.Tests.Defects;
using Flitch.Connectors.TestKit.Tests.Depots;
using Xunit.Sdk;

namespace Flitch.Connectors.TestKit.Tests.Plugins;

/// <summary>Plugins that cannot be loaded or unloaded; the kit loads these types anew, so that they have to stand alone.</summary>
public sealed class UnloadingTests
{
    private const string Unloads = nameof(ConnectorConformance.The_plugin_loads_in_a_context_of_its_own_and_unloads);

    [Fact]
    public async Task A_plugin_that_stays_in_memory_is_noticed() => (await FailAsync(new PinnedPlugin())).Should().Contain("the plugin stays in memory after it was unloaded");

    [Fact]
    public async Task A_plugin_that_does_not_work_elsewhere_is_noticed() => (await FailAsync(new BrokenPlugin())).Should().Contain("does not work in a load context of its own: DllNotFoundException: depot.so is not here");

    [Fact]
    public async Task A_plugin_that_a_host_cannot_make_is_noticed() => (await FailAsync(new DefectivePlugin(new Defect { Name = "", Test = "", Says = "" }))).Should().Contain("does not work in a load context of its own: MissingMethodException");

    private static async Task<string> FailAsync(IConnectorPlugin plugin)
    {
        var act = () => DefectiveConformance.RunAsync(new Conformance(plugin), Unloads);

        return (await act.Should().ThrowAsync<FailException>()).Which.Message;
    }

    private sealed class Conformance(IConnectorPlugin plugin) : ConnectorConformance
    {
        protected override IConnectorPlugin Plugin => plugin;

        protected override IConnectorSandbox Sandbox { get; } = new DepotSandbox();
    }
}
