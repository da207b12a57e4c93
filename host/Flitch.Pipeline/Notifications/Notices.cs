using System.Threading.Channels;
using Flitch.Connectors;
using Flitch.Pipeline.Runs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Flitch.Pipeline.Notifications;

/// <summary>
/// Takes what is to be told and works it off in the background, one after the other. While a receiver is slow up to 256 wait; beyond that the oldest are dropped, and the log
/// says so. When the host stops, what waits has three seconds.
/// </summary>
internal sealed partial class Notices : IHostedService, IDisposable, INotices
{
    private const int Waiting = 256;
    private static readonly TimeSpan Leave = TimeSpan.FromSeconds(3);
    private readonly NoticeDesk _desk;
    private readonly ILogger<Notices> _log;
    private readonly CancellationTokenSource _hurry;
    private readonly Channel<Func<CancellationToken, Task>> _queue;
    private Task _working = Task.CompletedTask;

    public Notices(NoticeDesk desk, TimeProvider clock, ILogger<Notices> log)
    {
        (_desk, _log) = (desk, log);
        _hurry = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        _queue = Channel.CreateBounded<Func<CancellationToken, Task>>(
            new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }, _ => Dropped(log));
    }

    public void RunEnded(RunReport run)
    {
        // Who joined a run is told what concerns him; whoever started it tells its end.
        if (!run.Attached && run.Kind is RunKind.Refresh && run.State is RunState.Succeeded or RunState.Partial or RunState.Failed)
        {
            _queue.Writer.TryWrite(stop => _desk.RunEndedAsync(run, stop));
        }
    }

    public void SwitchedOff(string connection, IReadOnlyList<string> datasets, ErrorInfo reason) =>
        _queue.Writer.TryWrite(stop => _desk.SwitchedOffAsync(connection, datasets, reason, stop));

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _working = Task.Run(WorkAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        _hurry.CancelAfter(Leave);
        await _working.WaitAsync(cancellationToken);
    }

    public void Dispose() => _hurry.Dispose();

    private async Task WorkAsync()
    {
        await foreach (var work in _queue.Reader.ReadAllAsync())
        {
            await TryAsync(work, _hurry.Token);
        }
    }

    private async Task TryAsync(Func<CancellationToken, Task> work, CancellationToken stop)
    {
        try
        {
            await work(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            CutShort(_log);
        }
        catch (FlitchException e)
        {
            NotPossible(_log, e.Error.Summary);
        }
        catch (Exception e)
        {
            Defect(_log, e);
        }
    }

    [LoggerMessage(3304, LogLevel.Warning, "Too much waits to be told; the oldest notice was dropped")]
    private static partial void Dropped(ILogger log);

    [LoggerMessage(3305, LogLevel.Warning, "The host stopped before a notice was delivered")]
    private static partial void CutShort(ILogger log);

    [LoggerMessage(3306, LogLevel.Warning, "A notice could not be told: {Summary}")]
    private static partial void NotPossible(ILogger log, string summary);

    [LoggerMessage(3307, LogLevel.Critical, "Unexpected error while telling a notice")]
    private static partial void Defect(ILogger log, Exception exception);
}
