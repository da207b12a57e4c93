using Flitch.Connectors.Catalog;
using Flitch.Connectors.Sandboxes;

namespace Flitch.Pipeline.Plugins;

/// <summary>All that is loaded, at one moment; replaced as a whole, so that a reader never sees half of a change.</summary>
internal sealed class PluginSnapshot
{
    private readonly SortedDictionary<string, (LoadedPlugin Plugin, LoadedConnector Connector)> _connectors = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, IConnectorSandbox> _sandboxes = new(StringComparer.Ordinal);

    public PluginSnapshot(IEnumerable<LoadedPlugin> plugins, IReadOnlyList<PluginFailure> failures)
    {
        foreach (var plugin in plugins)
        {
            foreach (var connector in plugin.Connectors)
            {
                _connectors.Add(connector.Descriptor.Name, (plugin, connector));
            }

            foreach (var sandbox in plugin.Sandboxes)
            {
                _sandboxes.TryAdd(sandbox.Connector, sandbox);
            }
        }

        Connectors = [.. _connectors.Values.Select(c => c.Connector.Descriptor)];
        Sandboxes = [.. _sandboxes.Values];
        Failures = failures;
    }

    public IReadOnlyList<ConnectorDescriptor> Connectors { get; }

    public IReadOnlyList<IConnectorSandbox> Sandboxes { get; }

    public IReadOnlyList<PluginFailure> Failures { get; }

    public (LoadedPlugin Plugin, LoadedConnector Connector)? Find(string connector) => _connectors.TryGetValue(connector, out var found) ? found : null;

    public IConnectorSandbox? FindSandbox(string connector) => _sandboxes.GetValueOrDefault(connector);
}
