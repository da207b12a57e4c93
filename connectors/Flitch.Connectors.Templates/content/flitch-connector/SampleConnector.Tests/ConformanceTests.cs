using Flitch.Connectors.Plugins;
using Flitch.Connectors.Sandboxes;
using Flitch.Connectors.TestKit;
using Flitch.Connectors.TestKit.Sandboxes;

namespace Sample_Namespace.Tests;

/// <summary>What every connector has to pass, on answers recorded from the service: one file for each call, called after the object.</summary>
public sealed class ConformanceTests : ConnectorConformance
{
    protected override IConnectorPlugin Plugin { get; } = new SampleTypePlugin();

    protected override IConnectorSandbox Sandbox { get; } = new RecordedSandbox(new SampleTypePlugin().Descriptor, "recordings");
}
