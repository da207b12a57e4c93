using Flitch.Connectors.Plugins;
using Flitch.Connectors.Sandboxes;

namespace Flitch.Connectors.TestKit.Benches;

/// <summary>What a bench is made of.</summary>
internal sealed record BenchSettings
{
    public required IConnectorPlugin Plugin { get; init; }

    public required IConnectorSandbox Sandbox { get; init; }

    /// <summary>Options of the sandbox.</summary>
    public required IReadOnlyDictionary<string, string> Options { get; init; }

    /// <summary>Values of the form that count for more than the sandbox's.</summary>
    public required IReadOnlyDictionary<string, string> Fields { get; init; }

    /// <summary>The form's field that holds the service's address.</summary>
    public required string AddressField { get; init; }

    /// <summary>The clock's instant.</summary>
    public required DateTimeOffset Now { get; init; }

    public BenchSettings WithOption(string name, string value) =>
        this with { Options = new Dictionary<string, string>(Options, StringComparer.Ordinal) { [name] = value } };

    public BenchSettings WithField(string name, string value) =>
        this with { Fields = new Dictionary<string, string>(Fields, StringComparer.Ordinal) { [name] = value } };
}
