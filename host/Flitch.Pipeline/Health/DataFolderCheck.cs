using Flitch.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Flitch.Pipeline.Health;

/// <summary>Whether the data folder can be written: the disk may be full, or gone.</summary>
internal sealed class DataFolderCheck(DataFolder folder) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.DeleteOnClose };
            await using var probe = new FileStream(Path.Combine(folder.TemporaryPath, $"ready-{Guid.NewGuid():N}"), options);
            await probe.WriteAsync("ready"u8.ToArray(), cancellationToken);
            await probe.FlushAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return HealthCheckResult.Unhealthy("not writable");
        }
    }
}
