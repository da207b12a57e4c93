using Flitch.Analysis.Shapes;
using Flitch.Pipeline.Plugins;
using Flitch.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Flitch.Host.Web.Sql;

/// <summary>What the SQL console needs.</summary>
internal static class SqlServices
{
    /// <summary>Registers it.</summary>
    /// <param name="services">The application's container.</param>
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<RunningQueries>();
        services.AddSingleton<SqlConsole>();
        services.AddSingleton<SqlWords>();
        services.TryAddSingleton(s => new ShapeCatalog(
            s.GetRequiredService<DataFolder>(), name => s.GetRequiredService<PluginCatalog>().Connectors.FirstOrDefault(c => c.Name == name)));
    }
}
