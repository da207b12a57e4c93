using Flitch.Analysis.Shapes;
using Flitch.Analysis.Tiles;
using Flitch.Host.Dashboards.Editing;
using Flitch.Pipeline.Plugins;
using Flitch.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Flitch.Host.Dashboards;

/// <summary>Registers what dashboards need.</summary>
internal static class DashboardServices
{
    /// <summary>Adds it to what the pipeline brings.</summary>
    /// <param name="services">The container.</param>
    public static void Add(IServiceCollection services)
    {
        services.TryAddSingleton(s => new ShapeCatalog(s.GetRequiredService<DataFolder>(), name => s.GetRequiredService<PluginCatalog>().Connectors.FirstOrDefault(c => c.Name == name)));
        services.AddSingleton<TileRunner>();
        services.AddSingleton<TileDesk>();
        services.AddSingleton<DashboardLibrary>();
        services.AddSingleton<DashboardEditor>();
        services.AddSingleton<LookReader>();
    }
}
