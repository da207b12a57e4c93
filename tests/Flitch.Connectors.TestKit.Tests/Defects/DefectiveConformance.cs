using Flitch.Connectors.Plugins;
using Flitch.Connectors.Sandboxes;
using Flitch.Connectors.TestKit.Tests.Depots;

namespace Flitch.Connectors.TestKit.Tests.Defects;

/// <summary>The kit over the depot with a defect; not found by the runner.</summary>
internal sealed class DefectiveConformance(Defect defect) : ConnectorConformance
{
    protected override IConnectorPlugin Plugin { get; } = new DefectivePlugin(defect);

    protected override IConnectorSandbox Sandbox { get; } = new DepotSandbox(defect.Service);

    protected override DateTimeOffset Now { get; } = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    protected override string AddressField => defect.Elsewhere ? "address" : base.AddressField;

    // Nothing listens there.
    protected override IReadOnlyDictionary<string, string> Fields => defect.Elsewhere ? new Dictionary<string, string> { ["base_url"] = "http://127.0.0.1:9" } : base.Fields;

    // The depot's service knows no permissions: a key without one is as good.
    protected override IReadOnlyDictionary<string, string> OptionsWithout(string permission) => SandboxOptions;

    /// <summary>Runs one of the tests.</summary>
    public static async Task RunAsync(ConnectorConformance conformance, string test)
    {
        var method = typeof(ConnectorConformance).GetMethod(test)!;
        if (method.ReturnType == typeof(Task))
        {
            await (Task)method.Invoke(conformance, null)!;
            return;
        }

        method.CreateDelegate<Action>(conformance)();
    }
}
