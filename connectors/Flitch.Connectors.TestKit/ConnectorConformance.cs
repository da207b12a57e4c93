using System.Runtime.CompilerServices;
using Flitch.Connectors.Plugins;
using Flitch.Connectors.Sandboxes;
using Flitch.Connectors.TestKit.Benches;
using Flitch.Connectors.TestKit.Findings;
using Xunit;

namespace Flitch.Connectors.TestKit;

/// <summary>
/// What every connector has to pass. Inherit it, name the plugin and a stand-in of its service, and the tests show up under your class. The connector is made as the
/// host makes it and calls the stand-in over HTTP through a proxy, which watches every call and changes answers; waits pass at once.
/// </summary>
public abstract partial class ConnectorConformance
{
    /// <summary>The connector.</summary>
    protected abstract IConnectorPlugin Plugin { get; }

    /// <summary>
    /// The stand-in of its service: the connector's own sandbox, <see cref="TestKit.Sandboxes.RecordedSandbox"/> over files, or
    /// <see cref="TestKit.Sandboxes.CodedSandbox"/>.
    /// </summary>
    protected abstract IConnectorSandbox Sandbox { get; }

    /// <summary>Options of the stand-in, by name. A few hundred rows of each object are enough.</summary>
    protected virtual IReadOnlyDictionary<string, string> SandboxOptions => new Dictionary<string, string>();

    /// <summary>Values of the connection's form, by field, beside those that the stand-in gives.</summary>
    protected virtual IReadOnlyDictionary<string, string> Fields => new Dictionary<string, string>();

    /// <summary>The form's field that holds the service's address.</summary>
    protected virtual string AddressField => "base_url";

    /// <summary>The instant at which everything happens. Fix it where rows depend on the time.</summary>
    protected virtual DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>Whether the stand-in leaves out rows that lie outside the interval asked for; recordings do not.</summary>
    protected virtual bool FollowsIntervals => Sandbox is not Sandboxes.RecordedSandbox;

    /// <summary>What the connector does not promise, each with its reason.</summary>
    protected virtual IReadOnlyList<Waiver> Waivers => [];

    private protected BenchSettings Settings => new()
    {
        Plugin = Plugin,
        Sandbox = Sandbox,
        Options = SandboxOptions,
        Fields = Fields,
        AddressField = AddressField,
        Now = Now,
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Options of the stand-in for a key that lacks a permission; null where it has none. By default its option <c>missing</c>.</summary>
    /// <param name="permission">A permission that an object needs.</param>
    protected virtual IReadOnlyDictionary<string, string>? OptionsWithout(string permission) =>
        Sandbox.Options.Any(o => o.Name == "missing") ? new Dictionary<string, string>(SandboxOptions) { ["missing"] = permission } : null;

    private void Run(Action<FindingList> look, [CallerMemberName] string test = "")
    {
        var findings = new FindingList(test, Waivers);
        findings.SkipIfWaived();
        look(findings);
        findings.Conclude();
    }

    private async Task RunAsync(Func<FindingList, Task> look, [CallerMemberName] string test = "")
    {
        var findings = new FindingList(test, Waivers);
        findings.SkipIfWaived();
        await look(findings);
        findings.Conclude();
    }

    private Task RunAsync(Func<Bench, FindingList, Task> look, [CallerMemberName] string test = "") => RunAsync(
        async findings =>
        {
            await using var bench = await Bench.StartAsync(Settings, Ct);
            await look(bench, findings);
        },
        test);
}
