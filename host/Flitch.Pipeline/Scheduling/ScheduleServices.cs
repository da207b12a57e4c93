using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace Flitch.Pipeline.Scheduling;

/// <summary>Registers what refreshes datasets by themselves.</summary>
public static class ScheduleServices
{
    /// <summary>Lets the schedules in the catalogue be followed while the host runs. Commands do without: they end before anything is due.</summary>
    /// <param name="services">The host's container, with the pipeline in it.</param>
    public static IServiceCollection AddFlitchSchedules(this IServiceCollection services)
    {
        services.AddSingleton<ScheduleStore>();
        services.AddQuartz(_ => { });
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
        services.AddSingleton<ScheduleFollower>();
        services.AddSingleton<IHostedService>(s => s.GetRequiredService<ScheduleFollower>());

        // Hosted services end in the order of their registration turned round: refreshes stop first, then Quartz waits for its jobs no longer than they need.
        services.AddSingleton<IHostedService>(s => s.GetRequiredService<BackgroundRefreshes>());
        return services;
    }
}
