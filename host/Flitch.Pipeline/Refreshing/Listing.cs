using Flitch.Connectors;
using Flitch.Connectors.Reading;
using Flitch.Storage.Manifests;

namespace Flitch.Pipeline.Refreshing;

/// <summary>Reads one listing, newest first with its end pinned, and commits on the way what its pages prove.</summary>
internal sealed class Listing
{
    private readonly DatasetSession _session;
    private readonly ReadInterval _interval;
    private readonly ListingProgress _progress;
    private readonly IReadOnlyList<ReadInterval> _before;

    public Listing(DatasetSession session, ReadInterval interval)
    {
        _session = session;
        _interval = interval;
        _progress = new ListingProgress(interval);
        _before = session.State.Intervals;
        To = interval.To;
    }

    /// <summary>The listing's end as the service's clock allows it; known after the first page.</summary>
    public long To { get; private set; }

    /// <summary>How many rows the interval has, as the service says; null when it does not.</summary>
    public long? Count { get; private set; }

    /// <summary>Rows that its pages brought so far.</summary>
    public long Received { get; private set; }

    /// <summary>Its pages so far.</summary>
    public int Pages { get; private set; }

    public bool Ordered => _progress.Ordered;

    public bool Drained => _progress.Drained;

    /// <summary>Whether a row at or before a second was seen.</summary>
    public bool Reached(long second) => _progress.Reached(second);

    /// <summary>
    /// The complete stretches with what this listing proves so far. Always reckoned from those before the listing: should its order turn out wrong, what
    /// earlier pages seemed to prove is taken back.
    /// </summary>
    public IReadOnlyList<ReadInterval> Intervals => _progress.Complete(To) is { } complete ? IntervalSet.Add(_before, complete) : _before;

    /// <summary>Reads until the listing ends, or a row at or before <paramref name="stopAt"/> was seen, or the order is seen not to be newest first.</summary>
    /// <param name="stopAt">Unix second; null to read to the end whatever the order.</param>
    /// <param name="stored">Rows of the interval that are stored already; null when not known.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task ReadAsync(long? stopAt, long? stored, CancellationToken cancellationToken)
    {
        RunLog.Reading(_session.Scope.Logger, _session.Scope.RunId, _session.Descriptor.Name, _interval.ToString());
        try
        {
            await ReadPagesAsync(stopAt, stored, cancellationToken);
        }
        catch (Exception e) when (e is OperationCanceledException or FlitchException { Error.Kind: not ErrorKind.Storage })
        {
            // What came before the trouble is whole: it need not be fetched again.
            await _session.SalvageAsync(Intervals);
            throw;
        }

        NoteOrder();
    }

    private async Task ReadPagesAsync(long? stopAt, long? stored, CancellationToken cancellationToken)
    {
        var first = true;
        await foreach (var page in _session.Scope.Connector.ReadAsync(_session.Descriptor.Name, _interval, cancellationToken))
        {
            using (page)
            {
                if (first)
                {
                    Begin(page, stored);
                    first = false;
                }

                Pages++;
                Received += page.Batch.RowCount;
                _session.Stage(page);
                _progress.Add(page.Oldest, page.Newest, page.IsLast);
            }

            if (IsOver(stopAt))
            {
                break;
            }

            if (_session.CommitIsDue)
            {
                await _session.CommitAsync(Intervals, cancellationToken);
            }
        }
    }

    private bool IsOver(long? stopAt) => Drained || (stopAt is { } second && (_progress.Reached(second) || !Ordered));

    private void Begin(Page page, long? stored)
    {
        To = PinnedEnd.Corrected(_interval.To, page.Call, _session.Scope.Options.ClockMargin);
        Count = page.Count;
        _session.Scope.Progress.Update(() => _session.Tally.Expect(page.Count - (stored ?? 0)));
    }

    private void NoteOrder()
    {
        if (!Ordered)
        {
            _session.Tally.Note("The service did not list these rows newest first, so a stretch counted as complete only when it was read to its end.");
        }
    }
}
