using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Status;

namespace Flitch.Pipeline.Scheduling;

/// <summary>
/// Brings what nothing refreshes by itself up to date when somebody looks at it: in the background, so that nobody waits for the service, and only its news, so that
/// a backfill that was stopped stays so.
/// </summary>
public sealed class OpeningRefreshes
{
    /// <summary>What was tried less than this ago is not tried again.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(60);

    private readonly BackgroundRefreshes _refreshes;
    private readonly TimeProvider _clock;
    private readonly Dictionary<string, DateTimeOffset> _opened = new(StringComparer.Ordinal);

    internal OpeningRefreshes(BackgroundRefreshes refreshes, TimeProvider clock)
    {
        _refreshes = refreshes;
        _clock = clock;
    }

    /// <summary>Somebody looks at a connection's datasets. Returns at once.</summary>
    /// <param name="status">How they stand.</param>
    /// <param name="datasets">Those that are looked at; null for all.</param>
    public void Opened(ConnectionStatus status, IReadOnlyCollection<string>? datasets = null)
    {
        var name = status.Connection.Name;
        var stale = status.Datasets.Where(d => (datasets is null || datasets.Contains(d.Dataset)) && IsStale(d)).Select(d => d.Dataset).ToList();
        if (stale.Count > 0 && status is { Reconnect: null, LastRun: not { State: Runs.RunState.Running } } && TakeTurn(name))
        {
            _refreshes.Start(name, stale, new RefreshOptions { Trigger = RefreshTriggers.Opening });
        }
    }

    // What was never fetched is not begun by looking at it, and what has a schedule is served from what is stored.
    private bool IsStale(DatasetStatus dataset) =>
        dataset is { Enabled: true, RefreshEvery: null, AsOf: not null } && (dataset.AttemptedAt ?? dataset.AsOf) <= _clock.GetUtcNow() - Fresh;

    // Several pages may be opened before the first refresh has noted that it was tried.
    private bool TakeTurn(string connection)
    {
        var now = _clock.GetUtcNow();
        lock (_opened)
        {
            var isTurn = !_opened.TryGetValue(connection, out var last) || now - last >= Fresh;
            _opened[connection] = isTurn ? now : last;
            return isTurn;
        }
    }
}
