using Microsoft.Extensions.DependencyInjection;

namespace Flitch.Pipeline.Health;

/// <summary>What has to be well before anybody is sent here.</summary>
public static class PipelineHealth
{
    /// <summary>Adds the checks of the pipeline: catalogue, data folder, plugins, schedules.</summary>
    /// <param name="checks">The host's checks.</param>
    public static IHealthChecksBuilder AddPipelineChecks(this IHealthChecksBuilder checks) => checks
        .AddCheck<CatalogCheck>("catalogue")
        .AddCheck<DataFolderCheck>("dataFolder")
        .AddCheck<PluginsCheck>("plugins")
        .AddCheck<SchedulesCheck>("schedules");
}
