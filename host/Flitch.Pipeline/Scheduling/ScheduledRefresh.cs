using Flitch.Pipeline.Refreshing;
using Quartz;

namespace Flitch.Pipeline.Scheduling;

/// <summary>Refreshes what is due of one connection. Quartz never runs it twice at a time for a connection.</summary>
/// <param name="schedules">What is due.</param>
/// <param name="refreshes">Carries refreshes through until the host stops.</param>
/// <param name="clock">The host's clock.</param>
[DisallowConcurrentExecution]
internal sealed class ScheduledRefresh(ScheduleStore schedules, BackgroundRefreshes refreshes, TimeProvider clock) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var connection = context.JobDetail.Key.Name;
        var now = clock.GetUtcNow();
        var due = (await schedules.ListAsync(cancellationToken)).Where(d => d.Connection == connection && d.ComesAlong(now)).Select(d => d.Dataset).ToList();
        if (due.Count > 0)
        {
            await refreshes.RunAsync(connection, due, new RefreshOptions { Trigger = RefreshTriggers.Schedule });
        }
    }
}
