using Flitch.Connectors.Catalog;
using Flitch.Connectors.Plugins;
using Microsoft.Extensions.DependencyInjection;

namespace Flitch.Connectors.TestKit.Tests.Plugins;

/// <summary>Works for the process that made it first, and in no other load context.</summary>
public sealed class BrokenPlugin : IConnectorPlugin
{
    private readonly DepotPlugin _depot = new();

    /// <inheritdoc/>
    public ConnectorDescriptor Descriptor => _depot.Descriptor;

    /// <inheritdoc/>
    public void ConfigureServices(IServiceCollection services)
    {
        if (System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(GetType().Assembly)!.IsCollectible)
        {
            throw new DllNotFoundException("depot.so is not here");
        }

        _depot.ConfigureServices(services);
    }
}
