using Flitch.Connectors.Kraken.Sandbox;
using Flitch.Connectors.Plugins;
using Flitch.Connectors.Sandboxes;
using Flitch.Connectors.TestKit;

namespace Flitch.Connectors.Kraken.Tests;

/// <summary>Kraken passes what every connector has to pass.</summary>
public sealed class KrakenConformanceTests : ConnectorConformance
{
    protected override IConnectorPlugin Plugin { get; } = new KrakenPlugin();

    protected override IConnectorSandbox Sandbox { get; } = new KrakenSandbox();

    protected override IReadOnlyDictionary<string, string> SandboxOptions { get; } = new Dictionary<string, string> { ["ledgers"] = "400", ["months"] = "3" };

    protected override DateTimeOffset Now { get; } = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    protected override IReadOnlyList<Waiver> Waivers { get; } =
        [new(nameof(A_broken_answer_fails_in_words), "balance without records", "Kraken leaves out the result for an account that never held anything; its schema says so (emptyWithoutResult).")];
}
