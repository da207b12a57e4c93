using System.Collections.Immutable;
using Flitch.Connectors;
using Microsoft.Extensions.Logging;

namespace Flitch.Pipeline.Runs;

/// <summary>What other requests want of a run that goes on. The catalogue is looked at once a second at most, and at once when this process asked.</summary>
internal sealed class RunInbox(AskedRefreshStore store, RunReport run, TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private ImmutableList<AskedRefresh> _open = [];
    private long? _lookedAt;

    /// <summary>Takes note of new requests.</summary>
    /// <param name="always">Looks even when the last look was less than a second ago.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Those that have no answer yet, the oldest first.</returns>
    public async Task<IReadOnlyList<AskedRefresh>> LookAsync(bool always, CancellationToken cancellationToken)
    {
        if (always || _lookedAt is not { } last || clock.GetElapsedTime(last) >= Pause || store.TakeSignal(run.Connection))
        {
            _lookedAt = clock.GetTimestamp();
            await ReadAsync(_lookedAt.Value, cancellationToken);
        }

        return _open;
    }

    /// <summary>Tells those who asked what was done for them.</summary>
    public async Task AnswerAsync(AskedRefresh asked, IReadOnlyList<DatasetReport> reports, CancellationToken cancellationToken)
    {
        _open = _open.Remove(asked);
        await TryAsync(() => store.AnswerAsync(asked.Id, run.RunId, reports, cancellationToken));
    }

    private Task ReadAsync(long now, CancellationToken cancellationToken) => TryAsync(async () =>
    {
        var waiting = await store.OpenAsync(run.Connection, cancellationToken);
        var known = _open.ToDictionary(a => a.Id);
        _open = [.. waiting.Select(w => known.GetValueOrDefault(w.Id) ?? new AskedRefresh(w.Id, w.Datasets, now))];
    });

    /// <summary>A catalogue that is locked or full for a moment must not end the run: who asked asks again.</summary>
    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (FlitchException e)
        {
            RunLog.InboxFailed(log, run.RunId, e.Error.Summary);
        }
    }
}
