using Flitch.Connectors.Catalog;
using Flitch.Connectors.KeyLine;
using Flitch.Connectors.Plugins;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Flitch.Pipeline.Plugins;

/// <summary>A connector at hand: its catalogue, and its factory from a container of its own.</summary>
internal sealed class LoadedConnector : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private LoadedConnector(IConnectorPlugin plugin, ServiceProvider services)
    {
        Descriptor = plugin.Descriptor;
        Dashboards = BroughtDashboard.Of(plugin.GetType().Assembly);
        _services = services;
        Factory = services.GetRequiredService<IConnectorFactory>();
    }

    public ConnectorDescriptor Descriptor { get; }

    public IConnectorFactory Factory { get; }

    /// <summary>Dashboards that come with it, as files.</summary>
    public IReadOnlyList<BroughtDashboard> Dashboards { get; }

    public static LoadedConnector Create(IConnectorPlugin plugin, IKeyLine keyLine, TimeProvider clock, ILoggerFactory loggers)
    {
        var services = new ServiceCollection();
        services.AddSingleton(keyLine);
        services.AddSingleton(clock);
        services.AddSingleton(loggers);
        services.TryAddSingleton(typeof(ILogger<>), typeof(Logger<>));
        plugin.ConfigureServices(services);
        var provider = services.BuildServiceProvider();
        try
        {
            return new LoadedConnector(plugin, provider);
        }
        catch
        {
            provider.Dispose();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
