using Flitch.Connectors.Catalog;
using Microsoft.Extensions.DependencyInjection;

namespace Flitch.Connectors.Plugins;

/// <summary>What a plugin's assembly shows to the host. Generated from the schema files, but for the services.</summary>
public interface IConnectorPlugin
{
    /// <summary>The catalogue.</summary>
    ConnectorDescriptor Descriptor { get; }

    /// <summary>
    /// Registers an <see cref="IConnectorFactory"/> and what it needs. The host adds <see cref="KeyLine.IKeyLine"/>, <see cref="TimeProvider"/> and logging.
    /// </summary>
    /// <param name="services">The plugin's own container.</param>
    void ConfigureServices(IServiceCollection services);
}
