using Flitch.Pipeline.Plugins;

namespace Flitch.Host.Json;

/// <summary>The connectors that are installed, and the plugins that could not be loaded.</summary>
/// <param name="Connectors">By name.</param>
/// <param name="Failed">Plugins that are not there, or not the newest.</param>
internal sealed record ConnectorsJson(IReadOnlyList<ListedConnectorJson> Connectors, IReadOnlyList<FailedPluginJson> Failed)
{
    /// <summary>All that are installed.</summary>
    /// <param name="plugins">The plugins.</param>
    public static ConnectorsJson Of(PluginCatalog plugins) => new(ListedConnectorJson.Of(plugins), [.. plugins.Failures.Select(FailedPluginJson.Of)]);
}
