using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Plugins;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Status;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Flitch.Pipeline;

/// <summary>Registers the pipeline.</summary>
public static class PipelineServices
{
    /// <summary>
    /// Adds <see cref="PluginCatalog"/>, <see cref="ConnectionService"/>, <see cref="RefreshService"/>, <see cref="RunHistory"/> and
    /// <see cref="StatusService"/>, all singletons. The caller adds logging; <see cref="TimeProvider.System"/> is used unless a clock is registered.
    /// </summary>
    /// <param name="services">The host's container.</param>
    /// <param name="options">Folders and pace.</param>
    public static IServiceCollection AddFlitchPipeline(this IServiceCollection services, PipelineOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<PluginCatalog>();
        services.AddSingleton<ConnectionService>();
        services.AddSingleton<RefreshService>();
        services.AddSingleton<RunHistory>();
        services.AddSingleton<StatusService>();
        return services;
    }
}
