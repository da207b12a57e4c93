using Flitch.Analysis.Shapes;
using Flitch.Analysis.Tiles;
using Flitch.Host.Dashboards.Editing;
using Flitch.Host.Dashboards.Sharing;
using Flitch.Pipeline.Plugins;
using Flitch.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Flitch.Host.Dashboards;

/// <summary>Registers what dashboards need, and the shapes of datasets, which the other pages ask too.</summary>
internal static class DashboardServices
{
    /// <summary>Adds it to what the pipeline brings.</summary>
    /// <param name="services">The container.</param>
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton(s => new ShapeCatalog(
            s.GetRequiredService<DataFolder>(), name => s.GetRequiredService<PluginCatalog>().Connectors.FirstOrDefault(c => c.Name == name)));
        services.AddSingleton<TileRunner>();
        services.AddSingleton<TileDesk>();
        services.AddSingleton<DashboardLibrary>();
        services.AddSingleton<DashboardEditor>();
        services.AddSingleton<LookReader>();
        services.AddSingleton<ShareDesk>();
    }
}
