using System.Runtime.CompilerServices;
using Flitch.Connectors.Reading;

namespace Flitch.Connectors.Rest.Listing;

/// <summary>All listings of an object that has one for each of some values, one after the other: newest first within each, and over with the last.</summary>
/// <param name="values">The values.</param>
/// <param name="listingOf">The listing of a value.</param>
internal sealed class EachListing(Func<CancellationToken, Task<IReadOnlyList<string>>> values, Func<string, PageListing> listingOf)
{
    /// <summary>The pages; the last one of the last listing is <see cref="Page.IsLast"/>. None where there are no values.</summary>
    public async IAsyncEnumerable<Page> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var all = await values(cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < all.Count; i++)
        {
            await foreach (var page in listingOf(all[i]).ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return OfMany(page, i == all.Count - 1);
            }
        }
    }

    /// <summary>How many rows they have together; null where one of them does not say.</summary>
    public async Task<long?> CountAsync(CancellationToken cancellationToken)
    {
        long? sum = 0;
        foreach (var value in await values(cancellationToken).ConfigureAwait(false))
        {
            var page = await listingOf(value).FetchFirstAsync(cancellationToken).ConfigureAwait(false);
            page.Batch.Dispose();
            sum += page.Result.Count;
        }

        return sum;
    }

    // The count is that of one listing only.
    private static Page OfMany(Page page, bool isLast) => new()
    {
        Batch = page.Batch,
        RecordsSeen = page.RecordsSeen,
        Oldest = page.Oldest,
        Newest = page.Newest,
        IsLast = page.IsLast && isLast,
        Call = page.Call,
        Drift = page.Drift,
    };
}
