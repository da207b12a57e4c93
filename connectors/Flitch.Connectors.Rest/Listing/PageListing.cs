using System.Globalization;
using System.Runtime.CompilerServices;
using Flitch.Connectors.Reading;
using Flitch.Connectors.Rest.Calling;
using Flitch.Connectors.Rest.Errors;
using Flitch.Connectors.Rest.Objects;

namespace Flitch.Connectors.Rest.Listing;

/// <summary>Reads one object's pages, in the style that its schema states, and says which page proves the end.</summary>
internal sealed class PageListing(
    RestObject restObject, ReadInterval? interval, RestCaller caller, ErrorCatalog errors, TimeProvider clock, string? listing = null)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly PageQuery _query = new(restObject, interval, listing);
    private readonly PageReader _reader = new(restObject, ObjectListing.ValueOf(listing));

    // Cursors say nothing of how far a listing has come whose interval goes along another time.
    private bool IsAlongCursor => listing != ObjectListing.Unset;

    // A look at single rows is no step forward.
    private PageReader Looking => new(restObject, ObjectListing.ValueOf(listing));

    /// <summary>The pages, newest first; the last one is <see cref="Page.IsLast"/>.</summary>
    public IAsyncEnumerable<Page> ReadAsync(CancellationToken cancellationToken) => restObject.Paging.Style switch
    {
        PagingStyle.Offset => ReadByOffsetAsync(cancellationToken),
        PagingStyle.Token => ReadByTokenAsync(cancellationToken),
        _ => ReadWholeAsync(cancellationToken),
    };

    /// <summary>The first page alone, with the count.</summary>
    public Task<FetchedPage> FetchFirstAsync(CancellationToken cancellationToken) =>
        FetchAsync(_query.Create(restObject.Paging.Start, withCount: true), cancellationToken);

    /// <summary>The cheapest page that proves that the object can be read.</summary>
    public Task<FetchedPage> ProbeAsync(TimeSpan retryDeadline, CancellationToken cancellationToken) =>
        FetchAsync(_query.Create(restObject.Paging.Start, withCount: false) with { RetryDeadline = retryDeadline }, cancellationToken);

    private async IAsyncEnumerable<Page> ReadWholeAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var page = await FetchFirstAsync(cancellationToken).ConfigureAwait(false);
        yield return page.ToPage(isLast: true);
    }

    private async IAsyncEnumerable<Page> ReadByTokenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var progress = new TokenProgress(restObject.Paging.Start);
        while (!progress.IsOver)
        {
            var page = await FetchAsync(_query.Create(progress.Token, withCount: progress.Pages == 0), cancellationToken).ConfigureAwait(false);
            progress.Take(page.Result);
            if (progress.IsCycle)
            {
                throw Failed("paging:no-progress", page);
            }

            yield return page.ToPage(progress.IsOver);
        }
    }

    private async IAsyncEnumerable<Page> ReadByOffsetAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var progress = new OffsetProgress();
        while (!progress.IsOver)
        {
            var page = await FetchAsync(progress, cancellationToken).ConfigureAwait(false);
            progress.Take(page.Result, _reader.HasJustRepeated);
            if (progress.HasHole)
            {
                throw Failed("paging:hole", page);
            }
            else if (progress.IsOver)
            {
                yield return page.ToPage(isLast: true, progress.Aim == PageAim.Rows ? null : restObject.Extractor.CreateBatch());
            }
            else if (page.Result.Records > 0)
            {
                yield return page.ToPage(isLast: false);
            }
            else
            {
                page.Batch.Dispose();
                await PauseAsync(progress, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // The first repetition is made at once: it brings the newest count. The second one gives the service time to recover.
    private Task PauseAsync(OffsetProgress progress, CancellationToken cancellationToken) =>
        progress.EmptyPages == 2 ? caller.PauseAsync(Pause, "retry after an empty page", cancellationToken) : Task.CompletedTask;

    private Task<FetchedPage> FetchAsync(OffsetProgress progress, CancellationToken cancellationToken)
    {
        var position = progress.Position == 0 ? null : progress.Position.ToString(CultureInfo.InvariantCulture);
        return progress.Aim switch
        {
            PageAim.Rows => FetchAsync(_query.Create(position, progress.WantsCount), _reader, cancellationToken),
            PageAim.LastRow when progress.Offset == 0 => FetchAsync(_query.CreateAnywhere(), Looking, cancellationToken),
            _ => FetchAsync(_query.Create(position, withCount: true), Looking, cancellationToken),
        };
    }

    private Task<FetchedPage> FetchAsync(RestCall call, CancellationToken cancellationToken) => FetchAsync(call, _reader, cancellationToken);

    private async Task<FetchedPage> FetchAsync(RestCall call, PageReader reader, CancellationToken cancellationToken)
    {
        var answered = await caller.CallAsync(call, reader, cancellationToken).ConfigureAwait(false);
        var (batch, result) = answered.Value;
        return new FetchedPage(batch, IsAlongCursor ? result : result with { Oldest = null, Newest = null }, answered.Facts);
    }

    private FlitchException Failed(string code, FetchedPage page)
    {
        page.Batch.Dispose();
        return new FlitchException(errors.Describe(code, restObject.Descriptor.Name, null, null, clock.GetUtcNow()));
    }
}
