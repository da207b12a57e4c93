using Flitch.Connectors;
using Flitch.Connectors.Reading;
using Flitch.Pipeline.Runs;

namespace Flitch.Pipeline.Refreshing.Listings;

/// <summary>
/// Reads one listing, newest first with its end pinned, and commits on the way what its pages prove. It can rest between two pages, for as long as it has
/// to: its end is pinned, so it does not move meanwhile.
/// </summary>
internal sealed class Listing : IAsyncDisposable
{
    private readonly DatasetSession _session;
    private readonly ListingProgress _progress;
    private IAsyncEnumerator<Page>? _pages;
    private long _expected;
    private long _records;

    public Listing(DatasetSession session, ReadInterval interval)
    {
        _session = session;
        Interval = interval;
        _progress = new ListingProgress(interval);
        To = interval.To;
    }

    /// <summary>What is listed.</summary>
    public ReadInterval Interval { get; }

    /// <summary>True when others may have their turn before each page but the first.</summary>
    public bool Yields { get; init; }

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

    /// <summary>The stretch that is complete by what this listing has read; null when none is.</summary>
    public ReadInterval? Proven => _progress.Complete(To);

    /// <summary>Whether a row at or before a second was seen.</summary>
    public bool Reached(long second) => _progress.Reached(second);

    /// <summary>Whether there is no more to read: its end was seen, or a row at or before <paramref name="stopAt"/>, or that the order is not newest first.</summary>
    /// <param name="stopAt">Unix second; null to read to the end whatever the order.</param>
    public bool IsOver(long? stopAt) => Drained || (stopAt is { } second && (_progress.Reached(second) || !Ordered));

    /// <summary>Reads the first page, and rests.</summary>
    /// <param name="stored">Rows of the interval that are stored already; null when not known.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task LookAsync(long? stored, CancellationToken cancellationToken) =>
        _pages is null ? GuardAsync(() => NextAsync(stored, cancellationToken)) : Task.CompletedTask;

    /// <summary>Reads on until it <see cref="IsOver"/>, and ends it.</summary>
    /// <param name="stopAt">Unix second; null to read to the end whatever the order.</param>
    /// <param name="stored">Rows of the interval that are stored already; null when not known.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task ReadAsync(long? stopAt, long? stored, CancellationToken cancellationToken)
    {
        await GuardAsync(async () =>
        {
            while (!IsOver(stopAt))
            {
                await NextAsync(stored, cancellationToken);
            }
        });
        await DisposeAsync();
        NoteOrder();
    }

    /// <summary>Ends it; what it proved stays proven.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_pages is { } pages)
        {
            _pages = null;
            _session.End(this);
            Expect(_records);
            await pages.DisposeAsync();
        }
    }

    private async Task GuardAsync(Func<Task> read)
    {
        try
        {
            await read();
        }
        catch (Exception e) when (e is OperationCanceledException or FlitchException { Error.Kind: not ErrorKind.Storage })
        {
            // What came before the trouble is whole: it need not be fetched again.
            await _session.SalvageAsync();
            throw;
        }
    }

    private async Task NextAsync(long? stored, CancellationToken cancellationToken)
    {
        var first = _pages is null;
        if (first)
        {
            RunLog.Reading(_session.Scope.Logger, _session.Scope.RunId, _session.Descriptor.Name, Interval.ToString());
            _pages = _session.Scope.Connector.ReadAsync(_session.Descriptor.Name, Interval, cancellationToken).GetAsyncEnumerator(cancellationToken);
            _session.Begin(this);
        }
        else
        {
            await RestAsync(cancellationToken);
        }

        if (!await _pages!.MoveNextAsync())
        {
            throw new InvalidOperationException("The connector ended a listing without saying that it is over.");
        }

        Take(_pages.Current, first, stored);
    }

    private async Task RestAsync(CancellationToken cancellationToken)
    {
        if (_session.CommitIsDue)
        {
            await _session.CommitAsync(cancellationToken);
        }

        if (Yields)
        {
            await _session.Scope.YieldAsync(_session, cancellationToken);
        }
    }

    private void Take(Page page, bool first, long? stored)
    {
        using (page)
        {
            if (first)
            {
                To = PinnedEnd.Corrected(Interval.To, page.Call, _session.Scope.Options.ClockMargin);
                Count = page.Count;
                Expect(page.Count is { } count ? Math.Max(0, count - (stored ?? 0)) : null);
            }

            Pages++;
            Received += page.Batch.RowCount;
            _records += page.RecordsSeen;
            _session.Stage(page);
            _progress.Add(page.Oldest, page.Newest, page.IsLast);
        }
    }

    /// <summary>Tells how many rows the listing will have brought in all, in place of what was told before.</summary>
    private void Expect(long? rows)
    {
        if (rows is { } all)
        {
            _session.Scope.Progress.Update(() => _session.Tally.Expect(all - _expected));
            _expected = all;
        }
    }

    private void NoteOrder()
    {
        if (!Ordered)
        {
            _session.Tally.Note("The service did not list these rows newest first, so a stretch counted as complete only when it was read to its end.");
        }
    }
}
