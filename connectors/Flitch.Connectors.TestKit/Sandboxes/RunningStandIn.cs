using Flitch.Connectors.Sandboxes;
using Flitch.Connectors.TestKit.Serving;

namespace Flitch.Connectors.TestKit.Sandboxes;

/// <summary>A stand-in of the kit's own that serves.</summary>
internal sealed class RunningStandIn(LocalServer server, IReadOnlyDictionary<string, string> fields) : IRunningSandbox
{
    public Uri Address => server.Address;

    public IReadOnlyDictionary<string, string> ConnectionFields => fields;

    public IReadOnlyList<KeyValuePair<string, string>> Notes => [];

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
