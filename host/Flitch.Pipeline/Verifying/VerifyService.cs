using Flitch.Connectors;
using Flitch.Pipeline.Progress;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Runs;
using Flitch.Storage;
using Flitch.Storage.Querying;

namespace Flitch.Pipeline.Verifying;

/// <summary>Holds what is stored against its manifests, the service's counts and what the schemas state, and repairs it when asked to.</summary>
public sealed class VerifyService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly RunPlanner _planner;
    private readonly RunExecutor _executor;
    private readonly QueryEngine _query;
    private readonly DataFolder _folder;
    private readonly TimeProvider _clock;

    internal VerifyService(RunPlanner planner, RunExecutor executor, QueryEngine query, DataFolder folder, TimeProvider clock)
    {
        _planner = planner;
        _executor = executor;
        _query = query;
        _folder = folder;
        _clock = clock;
    }

    /// <summary>
    /// Verifies datasets, as a run of its own that holds the connection: a run that goes on is waited for. Trouble of datasets and of the service is told in
    /// the report, and what was found in its <see cref="DatasetReport.Verification"/>; only a wrong request throws.
    /// </summary>
    /// <param name="connection">The connection's name.</param>
    /// <param name="datasets">The datasets; null or none for all that are picked.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Hears of the progress; may be null.</param>
    /// <param name="cancellationToken">Cancels the run; its last commit is whole.</param>
    /// <exception cref="FlitchException">Unknown connection or dataset, a plugin that is missing, a data folder that cannot be used.</exception>
    public async Task<RunReport> VerifyAsync(
        string connection, IReadOnlyList<string>? datasets, VerifyOptions options, IProgress<RefreshProgress>? progress, CancellationToken cancellationToken)
    {
        var refresh = new RefreshOptions { Trigger = options.Trigger };
        while (true)
        {
            await using var request = await _planner.PrepareAsync(connection, datasets, refresh, cancellationToken);
            using (var taken = RunLock.TryTake(_folder, connection))
            {
                if (taken is not null)
                {
                    // Between preparing and locking the connection may have been changed or removed.
                    await using var locked = await _planner.PrepareAsync(connection, datasets, refresh, cancellationToken);
                    return await _executor.RunAsync(RunKind.Verify, locked, Work(options), progress, cancellationToken);
                }
            }

            progress?.Report(Waiting(connection));
            await Task.Delay(Pause, _clock, cancellationToken);
        }
    }

    private RunWork Work(VerifyOptions options) => (_, scope, request, tallies, cancellationToken) =>
        new VerifyRun(new VerifyContext(scope, options, _query), request, tallies).RunAsync(cancellationToken);

    private static RefreshProgress Waiting(string connection) => new("", connection, null, [], 0, 0, TimeSpan.Zero, null, "the run that goes on", null);
}
