using Flitch.Connectors.Plugins;
using Flitch.Connectors.Sandboxes;

namespace Flitch.Connectors.TestKit.Tests.Depots;

/// <summary>A connector of another shape than Kraken's: array records, a cursor token, a bearer token, ISO dates. All of the kit in two lines.</summary>
public sealed class DepotConformanceTests : ConnectorConformance
{
    protected override IConnectorPlugin Plugin { get; } = new DepotPlugin();

    protected override IConnectorSandbox Sandbox { get; } = new DepotSandbox();
}
