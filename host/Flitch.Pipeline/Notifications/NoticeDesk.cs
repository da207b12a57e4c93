using Flitch.Connectors;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Runs;

namespace Flitch.Pipeline.Notifications;

/// <summary>
/// Decides what to tell, and has it delivered. What could not be delivered by any way counts as not told: the next failure tries again.
/// </summary>
internal sealed class NoticeDesk(ConnectionStore connections, NoticeStore store, StreakStore streaks, NoticeDelivery delivery, PagesAddress pages, TimeProvider clock)
{
    private const int Attempts = 3;

    public async Task RunEndedAsync(RunReport run, CancellationToken cancellationToken)
    {
        if (await connections.FindAsync(run.Connection, cancellationToken) is not { } connection)
        {
            return;
        }

        var before = await streaks.GetAsync(run.Connection, cancellationToken);
        var verdict = RunVerdict.Of(run, before, connection.Datasets.Where(d => d.Enabled).Select(d => d.Name).ToHashSet());
        if (before.Datasets.Count == 0 && verdict.Event is null)
        {
            return;
        }

        var told = verdict.Event is null || await TellAsync(Notice(run, connection.Title, verdict), $"/runs/{run.RunId}", cancellationToken);
        if (told)
        {
            await streaks.SetAsync(run.Connection, verdict.After, cancellationToken);
        }
    }

    public async Task SwitchedOffAsync(string name, IReadOnlyList<string> datasets, ErrorInfo reason, CancellationToken cancellationToken)
    {
        if (await connections.FindAsync(name, cancellationToken) is not { } connection)
        {
            return;
        }

        var notice = New(NoticeEvents.SwitchedOff) with { Connection = name, Title = connection.Title, Datasets = datasets, Error = reason };
        if (await TellAsync(notice, $"/data/{name}", cancellationToken))
        {
            var before = await streaks.GetAsync(name, cancellationToken);
            var failing = before.Datasets.Concat(datasets.Where(d => !before.Datasets.ContainsKey(d)).Select(d => KeyValuePair.Create(d, reason.Code)));
            var since = before.Datasets.Count == 0 ? notice.At : before.Since;
            await streaks.SetAsync(name, before with { Since = since, Datasets = failing.ToDictionary(f => f.Key, f => f.Value) }, cancellationToken);
        }
    }

    /// <summary>Sends a test, once.</summary>
    public async Task<IReadOnlyList<NoticeOutcome>> TestAsync(CancellationToken cancellationToken)
    {
        var settings = new NoticeSettings(await store.ReadAsync(cancellationToken));
        return await delivery.DeliverAsync(New(NoticeEvents.Test) with { Link = Link(settings, "/settings") }, settings, attempts: 1, cancellationToken);
    }

    /// <summary>Whether somebody was told; that all is well again counts as told where there is nobody any more.</summary>
    private async Task<bool> TellAsync(Notice notice, string page, CancellationToken cancellationToken)
    {
        var settings = new NoticeSettings(await store.ReadAsync(cancellationToken));
        var outcomes = await delivery.DeliverAsync(notice with { Link = Link(settings, page) }, settings, Attempts, cancellationToken);
        return outcomes.Any(o => o.Delivered) || (outcomes.Count == 0 && notice.Event == NoticeEvents.RefreshRecovered);
    }

    private Notice Notice(RunReport run, string title, RunVerdict verdict) =>
        New(verdict.Event!) with { Connection = run.Connection, Title = title, Datasets = verdict.Datasets, Error = verdict.Error, RunId = run.RunId };

    private Notice New(string what)
    {
        var now = clock.GetUtcNow();
        return new Notice(RunId.New(now), what, now);
    }

    private Uri? Link(NoticeSettings settings, string page) => (settings.Address ?? pages.Value) is { } address ? new Uri(address, page) : null;
}
