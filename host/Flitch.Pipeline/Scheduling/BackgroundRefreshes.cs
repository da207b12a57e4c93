using System.Collections.Concurrent;
using Flitch.Connectors;
using Flitch.Pipeline.Notifications;
using Flitch.Pipeline.Refreshing;
using Microsoft.Extensions.Logging;

namespace Flitch.Pipeline.Scheduling;

/// <summary>
/// Refreshes that nobody waits for: a page asked for them. What comes of them stands in the catalogue, like any run. When the host stops, they stop too, each with
/// its last commit whole.
/// </summary>
public sealed partial class BackgroundRefreshes : IAsyncDisposable
{
    private readonly RefreshService _refreshing;
    private readonly INotices _notices;
    private readonly ILogger<BackgroundRefreshes> _log;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<Task, byte> _running = new();

    internal BackgroundRefreshes(RefreshService refreshing, INotices notices, ILogger<BackgroundRefreshes> log)
    {
        _refreshing = refreshing;
        _notices = notices;
        _log = log;
    }

    /// <summary>Starts a refresh, or joins the connection's run that goes on.</summary>
    /// <param name="connection">The connection's name.</param>
    /// <param name="datasets">The datasets; null or none for all that are picked.</param>
    /// <param name="options">How.</param>
    public void Start(string connection, IReadOnlyList<string>? datasets, RefreshOptions options) => Keep(() => RunAsync(connection, datasets, options, null));

    /// <summary>Starts a refresh, or joins the connection's run that goes on, and waits until it has begun.</summary>
    /// <param name="connection">The connection's name.</param>
    /// <param name="datasets">The datasets; null or none for all that are picked.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Ends the waiting; the refresh goes on.</param>
    /// <returns>The run's id.</returns>
    /// <exception cref="FlitchException">It could not begin: an unknown connection or dataset, none picked, a folder that cannot be used.</exception>
    public Task<string> StartAsync(string connection, IReadOnlyList<string>? datasets, RefreshOptions options, CancellationToken cancellationToken)
    {
        var beginning = new RunBeginning();
        Keep(() => RunAsync(connection, datasets, options, beginning));
        return beginning.RunId.WaitAsync(cancellationToken);
    }

    /// <summary>Asks all of them to stop, and waits until they have.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_stopping.IsCancellationRequested)
        {
            await _stopping.CancelAsync();
            await Task.WhenAll(_running.Keys);
            _stopping.Dispose();
        }
    }

    private void Keep(Func<Task> work)
    {
        ObjectDisposedException.ThrowIf(_stopping.IsCancellationRequested, this);
        var running = Task.Run(work);
        _running.TryAdd(running, 0);
        _ = running.ContinueWith(t => _running.TryRemove(t, out _), TaskScheduler.Default);
    }

    private async Task RunAsync(string connection, IReadOnlyList<string>? datasets, RefreshOptions options, RunBeginning? beginning)
    {
        try
        {
            var run = await _refreshing.RefreshAsync(connection, datasets, options, beginning, _stopping.Token);
            beginning?.Is(run.RunId);
            _notices.RunEnded(run);
        }
        catch (OperationCanceledException e) when (_stopping.IsCancellationRequested)
        {
            // The host stops; the next run goes on where this one stood.
            beginning?.Failed(e);
        }
        catch (FlitchException e)
        {
            Refused(_log, connection, e.Error.Summary);
            beginning?.Failed(e);
        }
        catch (Exception e)
        {
            Defect(_log, connection, e);
            beginning?.Failed(e);
        }
    }

    [LoggerMessage(3200, LogLevel.Warning, "A refresh of {Connection} was not possible: {Summary}")]
    private static partial void Refused(ILogger log, string connection, string summary);

    [LoggerMessage(3201, LogLevel.Critical, "Unexpected error while refreshing {Connection}")]
    private static partial void Defect(ILogger log, string connection, Exception exception);
}
