using Flitch.Connectors.Plugins;
using Flitch.Connectors.Sandboxes;
using Flitch.Connectors.TestKit.Sandboxes;

namespace Flitch.Connectors.TestKit.Tests.Depots;

/// <summary>The same connector on recorded answers: what an author has who knows the service from outside only.</summary>
public sealed class RecordedDepotConformanceTests : ConnectorConformance
{
    protected override IConnectorPlugin Plugin { get; } = new DepotPlugin();

    protected override IConnectorSandbox Sandbox { get; } = new RecordedSandbox(new DepotPlugin().Descriptor, "recordings");

    protected override DateTimeOffset Now { get; } = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);
}
