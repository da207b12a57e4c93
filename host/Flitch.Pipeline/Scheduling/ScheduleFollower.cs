using Flitch.Connectors;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Flitch.Pipeline.Scheduling;

/// <summary>
/// Keeps Quartz's triggers as the catalogue's schedules are, whichever process set them: for each connection one trigger, at the time when the first of its datasets is
/// due. A refresh moves that time, and so makes the next trigger.
/// </summary>
/// <param name="schedules">The truth.</param>
/// <param name="factory">Quartz.</param>
/// <param name="clock">The host's clock.</param>
/// <param name="log">Hears of a catalogue that cannot be read for a moment.</param>
internal sealed partial class ScheduleFollower(ScheduleStore schedules, ISchedulerFactory factory, TimeProvider clock, ILogger<ScheduleFollower> log) : BackgroundService
{
    /// <summary>How soon a schedule that another process has set is noticed.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Even where a refresh cannot note that it was tried, the next follows no sooner.</summary>
    private static readonly TimeSpan LeastDistance = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, DateTimeOffset> _planned = new(StringComparer.Ordinal);

    /// <summary>Whether the schedules could be read the last time.</summary>
    public bool IsFollowing { get; private set; }

    /// <summary>How often it has looked at the schedules.</summary>
    public int Looks { get; private set; }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var scheduler = await factory.GetScheduler(stoppingToken);
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            await FollowAsync(scheduler, stoppingToken);
            Looks++;
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task FollowAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        try
        {
            var due = (await schedules.ListAsync(cancellationToken)).GroupBy(d => d.Connection).ToDictionary(g => g.Key, g => g.Min(d => d.DueAt));
            foreach (var connection in _planned.Keys.Except(due.Keys).ToList())
            {
                await scheduler.DeleteJob(new JobKey(connection), cancellationToken);
                _planned.Remove(connection);
            }

            foreach (var (connection, at) in due)
            {
                await PlanAsync(scheduler, connection, at, cancellationToken);
            }

            IsFollowing = true;
        }
        catch (FlitchException e)
        {
            IsFollowing = false;
            NotRead(log, e.Error.Summary);
        }
    }

    // Each trigger fires once, however late it comes to it, so that a machine that slept refreshes once. One that waits is exchanged when the time has changed. One that has fired makes room for the next, whose refresh begins after the one before has ended.
    private async Task PlanAsync(IScheduler scheduler, string connection, DateTimeOffset due, CancellationToken cancellationToken)
    {
        var (trigger, job) = (new TriggerKey(connection), new JobKey(connection));
        var waits = await scheduler.Exists(trigger, cancellationToken);
        if (waits && _planned[connection] == due)
        {
            return;
        }

        if (!await scheduler.Exists(job, cancellationToken))
        {
            await scheduler.AddJob(JobBuilder.Create<ScheduledRefresh>().WithIdentity(job).StoreDurably().Build(), cancellationToken: cancellationToken);
        }

        var start = Start(connection, due, waits);
        _planned[connection] = due;
        var next = TriggerBuilder.Create().WithIdentity(trigger).ForJob(job).StartAt(start).WithSimpleSchedule(s => s.WithMisfireInstruction(SimpleTriggerMisfireInstruction.IgnoreMisfires)).Build();
        await scheduler.ScheduleJob(next, ScheduleJobOptions.Replacing, cancellationToken);
    }

    private DateTimeOffset Start(string connection, DateTimeOffset due, bool waits)
    {
        var now = clock.GetUtcNow();
        var hasFired = !waits && _planned.TryGetValue(connection, out var fired) && fired == due;
        var earliest = hasFired ? now + LeastDistance : now;
        return due > earliest ? due : earliest;
    }

    [LoggerMessage(3210, LogLevel.Warning, "The schedules could not be read, and are looked at again in a moment: {Summary}")]
    private static partial void NotRead(ILogger log, string summary);
}
