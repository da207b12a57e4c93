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
    // An empty page is asked for this often in all before it is believed against the count.
    private const int EmptyPages = 3;

    // The first repetition is made at once: it brings the newest count. The last one gives the service time to recover.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly PageQuery _query = new(restObject, interval, listing);
    private readonly PageReader _reader = new(restObject);

    // Cursors say nothing of how far a listing has come whose interval goes along another time.
    private bool IsAlongCursor => listing != ObjectListing.Unset;

    /// <summary>The pages, newest first; the last one is <see cref="Page.IsLast"/>.</summary>
    public IAsyncEnumerable<Page> ReadAsync(CancellationToken cancellationToken) => restObject.Paging.Style switch
    {
        PagingStyle.Offset => ReadByOffsetAsync(cancellationToken),
        PagingStyle.Token => ReadByTokenAsync(cancellationToken),
        _ => ReadWholeAsync(cancellationToken),
    };

    /// <summary>The first page alone, with the count.</summary>
    public Task<FetchedPage> FetchFirstAsync(CancellationToken cancellationToken) =>
        FetchAsync(_query.Create(null, withCount: true), cancellationToken);

    /// <summary>The cheapest page that proves that the object can be read.</summary>
    public Task<FetchedPage> ProbeAsync(TimeSpan retryDeadline, CancellationToken cancellationToken) =>
        FetchAsync(_query.Create(null, withCount: false) with { RetryDeadline = retryDeadline }, cancellationToken);

    private async IAsyncEnumerable<Page> ReadWholeAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var page = await FetchFirstAsync(cancellationToken).ConfigureAwait(false);
        yield return page.ToPage(isLast: true);
    }

    private async IAsyncEnumerable<Page> ReadByTokenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? token = null;
        do
        {
            var page = await FetchAsync(_query.Create(token, withCount: token is null), cancellationToken).ConfigureAwait(false);
            token = token is not null && page.Result.NextToken == token ? throw Failed("paging:no-progress", page) : page.Result.NextToken;
            yield return page.ToPage(isLast: string.IsNullOrEmpty(token));
        }
        while (!string.IsNullOrEmpty(token));
    }

    private async IAsyncEnumerable<Page> ReadByOffsetAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var progress = new OffsetProgress();
        while (!progress.IsOver)
        {
            var position = progress.Offset == 0 ? null : progress.Offset.ToString(CultureInfo.InvariantCulture);
            var page = await FetchAsync(_query.Create(position, progress.WantsCount), cancellationToken).ConfigureAwait(false);
            progress.Take(page.Result);
            if (page.Result.Records > 0 || progress.IsOver)
            {
                yield return page.ToPage(progress.IsOver);
            }
            else if (progress.EmptyPages == EmptyPages)
            {
                throw Failed("paging:empty-below-count", page);
            }
            else
            {
                page.Batch.Dispose();
                await PauseAsync(progress, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private Task PauseAsync(OffsetProgress progress, CancellationToken cancellationToken) => progress.EmptyPages + 1 == EmptyPages
        ? caller.PauseAsync(Pause, "retry after an empty page", cancellationToken)
        : Task.CompletedTask;

    private async Task<FetchedPage> FetchAsync(RestCall call, CancellationToken cancellationToken)
    {
        var answered = await caller.CallAsync(call, _reader, cancellationToken).ConfigureAwait(false);
        var (batch, result) = answered.Value;
        return new FetchedPage(batch, IsAlongCursor ? result : result with { Oldest = null, Newest = null }, answered.Facts);
    }

    private FlitchException Failed(string code, FetchedPage page)
    {
        page.Batch.Dispose();
        return new FlitchException(errors.Describe(code, restObject.Descriptor.Name, null, null, clock.GetUtcNow()));
    }
}
