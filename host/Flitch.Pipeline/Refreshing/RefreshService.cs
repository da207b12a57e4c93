using Flitch.Connectors;
using Flitch.Pipeline.Progress;
using Flitch.Pipeline.Runs;

namespace Flitch.Pipeline.Refreshing;

/// <summary>Brings a connection's datasets up to date.</summary>
public sealed class RefreshService
{
    private readonly RunPlanner _planner;
    private readonly RunExecutor _executor;
    private readonly RunFollower _follower;
    private readonly PlanMaker _plans;
    private readonly RunStore _runs;
    private readonly Storage.DataFolder _folder;

    internal RefreshService(
        RunPlanner planner, RunExecutor executor, RunFollower follower, PlanMaker plans, RunStore runs, Storage.DataFolder folder)
    {
        _planner = planner;
        _executor = executor;
        _follower = follower;
        _plans = plans;
        _runs = runs;
        _folder = folder;
    }

    /// <summary>
    /// Refreshes datasets, or joins the run of this connection that is already going on, in this process or another: that run serves snapshots and news
    /// between the pages of its backfill, and this returns as soon as the datasets are up to date as of after its asking, with
    /// <see cref="RunReport.Attached"/> set. What a run that goes on cannot serve (<see cref="RefreshOptions.Full"/>, <see cref="RefreshOptions.Since"/>)
    /// waits for its end. Trouble of datasets and of the service is told in the report; only a wrong request throws.
    /// </summary>
    /// <param name="connection">The connection's name.</param>
    /// <param name="datasets">The datasets; null or none for all that are picked.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Hears of the progress, at most about ten times a second; may be null.</param>
    /// <param name="cancellationToken">
    /// Cancels the run: it ends within two seconds with its last commit whole, and the report says <c>Cancelled</c>. A run that was only joined goes on.
    /// </param>
    /// <exception cref="FlitchException">Unknown connection or dataset, a plugin that is missing, a data folder that cannot be used.</exception>
    public async Task<RunReport> RefreshAsync(
        string connection, IReadOnlyList<string>? datasets, RefreshOptions options, IProgress<RefreshProgress>? progress, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var request = await _planner.PrepareAsync(connection, datasets, options, cancellationToken);
            using (var taken = RunLock.TryTake(_folder, connection))
            {
                if (taken is not null)
                {
                    // Between preparing and locking the connection may have been changed or removed.
                    await using var locked = await _planner.PrepareAsync(connection, datasets, options, cancellationToken);
                    return await _executor.RunAsync(locked, progress, cancellationToken);
                }
            }

            if (await _follower.FollowAsync(request, progress, cancellationToken) is { } joined)
            {
                return joined;
            }
        }
    }

    /// <summary>Says what a refresh would take, without storing anything: one call per incremental dataset.</summary>
    /// <param name="connection">The connection's name.</param>
    /// <param name="datasets">The datasets; null or none for all that are picked.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">As <see cref="RefreshAsync"/>, and what the service refused.</exception>
    public async Task<RefreshPlan> PlanAsync(
        string connection, IReadOnlyList<string>? datasets, RefreshOptions options, CancellationToken cancellationToken)
    {
        await using var request = await _planner.PrepareAsync(connection, datasets, options, cancellationToken);
        return await _plans.MakeAsync(request, cancellationToken);
    }

    /// <summary>Asks the run of a connection to stop, whichever process it is in.</summary>
    /// <param name="connection">The connection's name.</param>
    /// <param name="cancellationToken">Gives up asking.</param>
    /// <returns>False when no run is going on.</returns>
    public async Task<bool> CancelAsync(string connection, CancellationToken cancellationToken) =>
        RunLock.IsHeld(_folder, connection) && await _runs.CancelAsync(connection, cancellationToken);
}
