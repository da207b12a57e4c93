using Flitch.Connectors;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Sandboxes;

namespace Flitch.Pipeline.Plugins;

/// <summary>The connectors and sandboxes that the plugin folder holds.</summary>
public sealed class PluginCatalog
{
    /// <summary>The connectors, by name.</summary>
    public IReadOnlyList<ConnectorDescriptor> Connectors => throw new NotSupportedException();

    /// <summary>The sandboxes, by the name of their connector.</summary>
    public IReadOnlyList<IConnectorSandbox> Sandboxes => throw new NotSupportedException();

    /// <summary>Plugin folders that could not be loaded.</summary>
    public IReadOnlyList<PluginFailure> Failures => throw new NotSupportedException();

    /// <summary>The connector called <paramref name="name"/>.</summary>
    /// <param name="name">For example <c>kraken</c>.</param>
    /// <exception cref="FlitchException">There is none (usage); names the nearest.</exception>
    public ConnectorDescriptor Find(string name) => throw new NotSupportedException();

    /// <summary>The sandbox of the connector called <paramref name="connector"/>.</summary>
    /// <param name="connector">For example <c>kraken</c>.</param>
    /// <exception cref="FlitchException">It brings none (usage).</exception>
    public IConnectorSandbox FindSandbox(string connector) => throw new NotSupportedException();
}
