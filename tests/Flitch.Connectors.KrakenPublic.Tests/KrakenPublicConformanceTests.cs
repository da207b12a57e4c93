using Flitch.Connectors.Kraken.Sandbox;
using Flitch.Connectors.Plugins;
using Flitch.Connectors.Sandboxes;
using Flitch.Connectors.TestKit;

namespace Flitch.Connectors.KrakenPublic.Tests;

/// <summary>The market data pass what every connector has to pass; Kraken's sandbox stands in for them too.</summary>
public sealed class KrakenPublicConformanceTests : ConnectorConformance
{
    protected override IConnectorPlugin Plugin { get; } = new KrakenPublicPlugin();

    protected override IConnectorSandbox Sandbox { get; } = new KrakenSandbox();

    protected override IReadOnlyDictionary<string, string> SandboxOptions { get; } = new Dictionary<string, string> { ["ledgers"] = "50", ["months"] = "1" };

    protected override DateTimeOffset Now { get; } = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);
}
