using System.Collections.Concurrent;
using Flitch.Connectors;
using Flitch.Pipeline.Notifications;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Runs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Flitch.Pipeline.Scheduling;

/// <summary>
/// Refreshes that nobody waits for: a page or a schedule asked for them. What comes of them stands in the catalogue, like any run. When the host stops, they stop too,
/// each with its last commit whole.
/// </summary>
public sealed partial class BackgroundRefreshes : IHostedService, IAsyncDisposable
{
    private readonly RefreshService _refreshing;
    private readonly RunStore _runs;
    private readonly SwitchedOffSchedules _switchedOff;
    private readonly INotices _notices;
    private readonly TimeProvider _clock;
    private readonly ILogger<BackgroundRefreshes> _log;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<Task, byte> _running = new();

    internal BackgroundRefreshes(
        RefreshService refreshing, RunStore runs, SwitchedOffSchedules switchedOff, INotices notices, TimeProvider clock, ILogger<BackgroundRefreshes> log)
    {
        _refreshing = refreshing;
        _runs = runs;
        _switchedOff = switchedOff;
        _notices = notices;
        _clock = clock;
        _log = log;
    }

    /// <summary>Starts a refresh, or joins the connection's run that goes on.</summary>
    /// <param name="connection">The connection's name.</param>
    /// <param name="datasets">The datasets; null or none for all that are picked.</param>
    /// <param name="options">How.</param>
    public void Start(string connection, IReadOnlyList<string>? datasets, RefreshOptions options) => _ = RunAsync(connection, datasets, options);

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
        _ = Keep(() => CarryAsync(connection, datasets, options, beginning));
        return beginning.RunId.WaitAsync(cancellationToken);
    }

    /// <summary>Refreshes, or joins the connection's run that goes on. What comes of it is noted, and never thrown.</summary>
    /// <param name="connection">The connection's name.</param>
    /// <param name="datasets">The datasets; null or none for all that are picked.</param>
    /// <param name="options">How.</param>
    internal Task RunAsync(string connection, IReadOnlyList<string>? datasets, RefreshOptions options) => Keep(() => CarryAsync(connection, datasets, options, null));

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

    /// <inheritdoc/>
    Task IHostedService.StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    Task IHostedService.StopAsync(CancellationToken cancellationToken) => DisposeAsync().AsTask();

    private Task Keep(Func<Task> work)
    {
        if (_stopping.IsCancellationRequested)
        {
            throw new FlitchException("host:stopping", ErrorKind.Transient, "Flitch is about to stop, and begins nothing new.", "Ask again when it has started.");
        }

        var running = Task.Run(work);
        _running.TryAdd(running, 0);
        _ = running.ContinueWith(t => _running.TryRemove(t, out _), TaskScheduler.Default);
        return running;
    }

    private async Task CarryAsync(string connection, IReadOnlyList<string>? datasets, RefreshOptions options, RunBeginning? beginning)
    {
        var asked = _clock.GetUtcNow();
        try
        {
            var run = await _refreshing.RefreshAsync(connection, datasets, options, beginning, _stopping.Token);
            beginning?.Is(run.RunId);
            await NoteJoinedAsync(run, options, asked);
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
            await NoteAsync(RunOutcome.Failed(connection, options.Trigger, asked, datasets ?? [], e.Error));
        }
        catch (Exception e)
        {
            Defect(_log, connection, e);
            beginning?.Failed(e);
            await NoteAsync(RunOutcome.Failed(connection, options.Trigger, asked, datasets ?? [], RefreshErrors.Defect(e, connection)));
        }
    }

    // The run that was joined ends later, and tells only then how far it came itself.
    private Task NoteJoinedAsync(RunReport run, RefreshOptions options, DateTimeOffset asked) => run.Attached && !_stopping.IsCancellationRequested
        ? NoteAsync(RunOutcome.Of(run with { Trigger = options.Trigger, StartedAt = asked, EndedAt = _clock.GetUtcNow() }, isStopped: false))
        : Task.CompletedTask;

    private async Task NoteAsync(RunOutcome outcome)
    {
        try
        {
            _switchedOff.Tell(outcome.Connection, await _runs.NoteAsync(outcome, CancellationToken.None), outcome.Datasets.Values.FirstOrDefault(e => e is not null));
        }
        catch (FlitchException e)
        {
            Refused(_log, outcome.Connection, e.Error.Summary);
        }
    }

    [LoggerMessage(3200, LogLevel.Warning, "A refresh of {Connection} was not possible: {Summary}")]
    private static partial void Refused(ILogger log, string connection, string summary);

    [LoggerMessage(3201, LogLevel.Critical, "Unexpected error while refreshing {Connection}")]
    private static partial void Defect(ILogger log, string connection, Exception exception);
}
