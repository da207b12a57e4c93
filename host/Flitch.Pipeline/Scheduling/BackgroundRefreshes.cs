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
    public void Start(string connection, IReadOnlyList<string>? datasets, RefreshOptions options)
    {
        ObjectDisposedException.ThrowIf(_stopping.IsCancellationRequested, this);
        var running = Task.Run(() => RunAsync(connection, datasets, options));
        _running.TryAdd(running, 0);
        _ = running.ContinueWith(t => _running.TryRemove(t, out _), TaskScheduler.Default);
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

    private async Task RunAsync(string connection, IReadOnlyList<string>? datasets, RefreshOptions options)
    {
        try
        {
            _notices.RunEnded(await _refreshing.RefreshAsync(connection, datasets, options, null, _stopping.Token));
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The host stops; the next run goes on where this one stood.
        }
        catch (FlitchException e)
        {
            Refused(_log, connection, e.Error.Summary);
        }
        catch (Exception e)
        {
            Defect(_log, connection, e);
        }
    }

    [LoggerMessage(3200, LogLevel.Warning, "A refresh of {Connection} was not possible: {Summary}")]
    private static partial void Refused(ILogger log, string connection, string summary);

    [LoggerMessage(3201, LogLevel.Critical, "Unexpected error while refreshing {Connection}")]
    private static partial void Defect(ILogger log, string connection, Exception exception);
}
