using Flitch.Pipeline.Plugins;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Flitch.Pipeline.Health;

/// <summary>Whether there are connectors. One that cannot be loaded hurts nobody else.</summary>
internal sealed class PluginsCheck(PluginCatalog plugins) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        plugins.Connectors.Count == 0 ? HealthCheckResult.Unhealthy("none")
        : plugins.Failures.Count > 0 ? HealthCheckResult.Degraded($"{plugins.Failures.Count} not loaded")
        : HealthCheckResult.Healthy());
}
