using Flitch.Pipeline.Scheduling;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Flitch.Pipeline.Health;

/// <summary>Whether the schedules are followed: they are read from the catalogue every few seconds.</summary>
internal sealed class SchedulesCheck(ScheduleFollower schedules) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(schedules.IsFollowing ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("not followed"));
}
