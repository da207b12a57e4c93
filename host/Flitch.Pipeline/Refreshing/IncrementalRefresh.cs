using Flitch.Connectors.Reading;
using Flitch.Storage.Manifests;

namespace Flitch.Pipeline.Refreshing;

/// <summary>
/// Brings an incremental dataset up to date in steps, between which a run gives other datasets their turn: first the news, then what is still missing
/// below, newest first. Whatever is interrupted leaves a gap that a later run fills.
/// </summary>
internal sealed class IncrementalRefresh : IAsyncDisposable
{
    private readonly DatasetSession _session;
    private readonly NewsReader _news;
    private readonly GapFiller _gaps;

    public IncrementalRefresh(DatasetSession session)
    {
        var proof = new CountProof(session);
        _session = session;
        _news = new NewsReader(session, proof);
        _gaps = new GapFiller(session, proof);
    }

    /// <summary>The newest stretch that is still to be read; null when none is.</summary>
    public ReadInterval? Gap => _gaps.Next;

    /// <summary>
    /// Reads what is new, or leaves it for <see cref="FillAsync"/> where there is very much of it, and saves how far the dataset is. In a dataset of which
    /// nothing is complete yet the newest page is new.
    /// </summary>
    public async Task NewsAsync(CancellationToken cancellationToken)
    {
        await _news.ReadAsync(cancellationToken);
        _gaps.Renew();
        if (ManifestFacts.Newest(_session.State) is null)
        {
            await _gaps.LookAsync(cancellationToken);
        }
        else if (Gap is not null)
        {
            await _session.CommitAsync(EndState(), cancellationToken);
        }
    }

    /// <summary>Reads the first page of each gap, which tells how much there is to read.</summary>
    public Task LookAsync(CancellationToken cancellationToken) => _gaps.LookAsync(cancellationToken);

    /// <summary>Fills <see cref="Gap"/>, and proves the whole when it was the last.</summary>
    public Task FillAsync(CancellationToken cancellationToken) => _gaps.FillNextAsync(cancellationToken);

    /// <summary>Ends the dataset's turn: its state is saved, and what was read anew takes the place of the live rows.</summary>
    public Task EndAsync(CancellationToken cancellationToken) => _session.FinishAsync(EndState(), cancellationToken);

    public ValueTask DisposeAsync() => _gaps.DisposeAsync();

    private RefreshState EndState()
    {
        var newest = ManifestFacts.Newest(_session.State);
        var complete = newest is { } stretch && IntervalSet.Covers(_session.State.Intervals, new ReadInterval(_session.Floor, stretch.To));
        var now = _session.Scope.Connector.ServerNow;
        return _session.State with
        {
            RefreshedAt = newest is { } top ? DateTimeOffset.FromUnixTimeSeconds(top.To) : now,
            FullAt = complete ? _session.State.FullAt ?? now : _session.State.FullAt,
        };
    }
}
