using Flitch.Connectors.Catalog;
using Flitch.Pipeline.Plugins;

namespace Flitch.Host.Json;

/// <summary>A connector in the list of those installed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Description">What it connects to.</param>
/// <param name="Objects">The names of what it offers.</param>
/// <param name="Sandbox">Whether it brings a stand-in for its service, for trying it out.</param>
internal sealed record ListedConnectorJson(string Name, string Title, string Description, IReadOnlyList<string> Objects, bool Sandbox)
{
    /// <summary>All that are installed.</summary>
    /// <param name="plugins">The plugins.</param>
    public static IReadOnlyList<ListedConnectorJson> Of(PluginCatalog plugins) => [.. plugins.Connectors.Select(c => Of(c, plugins))];

    private static ListedConnectorJson Of(ConnectorDescriptor c, PluginCatalog plugins) =>
        new(c.Name, c.Title, c.Description, [.. c.Objects.Select(o => o.Name)], plugins.Sandboxes.Any(s => s.Connector == c.Name));
}
