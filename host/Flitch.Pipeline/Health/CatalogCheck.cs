using Flitch.Connectors;
using Flitch.Pipeline.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Flitch.Pipeline.Health;

/// <summary>Whether the catalogue opens and is of this program's version: a newer Flitch may have taken it over meanwhile.</summary>
internal sealed class CatalogCheck(CatalogStore catalog) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var version = await catalog.UseAsync(c => c.Database.SqlQuery<int>($"SELECT user_version AS Value FROM pragma_user_version").FirstAsync(cancellationToken));
            return version == CatalogMigrator.Newest ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"version {version}");
        }
        catch (FlitchException e)
        {
            return HealthCheckResult.Unhealthy(e.Error.Code);
        }
    }
}
