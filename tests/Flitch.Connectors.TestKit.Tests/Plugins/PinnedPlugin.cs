using System.Runtime.InteropServices;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Plugins;
using Microsoft.Extensions.DependencyInjection;

namespace Flitch.Connectors.TestKit.Tests.Plugins;

/// <summary>The depot, and something that holds on to it for ever.</summary>
public sealed class PinnedPlugin : IConnectorPlugin
{
    private readonly DepotPlugin _depot = new();

    /// <inheritdoc/>
    public ConnectorDescriptor Descriptor => _depot.Descriptor;

    /// <inheritdoc/>
    public void ConfigureServices(IServiceCollection services)
    {
        _depot.ConfigureServices(services);
        GCHandle.Alloc(this);
    }
}
