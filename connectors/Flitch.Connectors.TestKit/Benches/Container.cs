using Flitch.Connectors.KeyLine;
using Flitch.Connectors.Plugins;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Flitch.Connectors.TestKit.Benches;

/// <summary>A plugin's own container, with what the host puts into it.</summary>
internal static class Container
{
    public static ServiceProvider Build(IConnectorPlugin plugin, TimeProvider clock, ILoggerFactory loggers)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IKeyLine>(new MemoryKeyLine()).AddSingleton(clock).AddSingleton(loggers);
        services.TryAddSingleton(typeof(ILogger<>), typeof(Logger<>));
        plugin.ConfigureServices(services);
        return services.BuildServiceProvider();
    }
}
