using Flitch.Connectors.Reading;
using Flitch.Storage.Manifests;

namespace Flitch.Pipeline.Refreshing.Listings;

/// <summary>
/// Reads the seconds again that hold rows which newer rows have changed. What is still to be read stands in the manifest, saved in the same commit as the rows that
/// told: a run that dies leaves it to the next one.
/// </summary>
internal sealed class RewrittenReader(DatasetSession session, ListedDataset dataset)
{
    /// <summary>
    /// Reads those that lie in complete stretches; the others are left until they do. Rows that come with them may name further rows; each second is read
    /// once, so that rows which name each other end at some time.
    /// </summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        var read = new HashSet<long>();
        while (Due(read) is { Count: > 0 } seconds)
        {
            var (stretch, held) = await FirstAsync(seconds, cancellationToken);
            await ReadAsync(stretch, cancellationToken);
            read.UnionWith(held);
            dataset.Reread(held);
            await session.CommitAsync(cancellationToken);
        }
    }

    /// <summary>Reads until all rows have come that are stored there: one page as a rule. What the service counts besides, or does not count, is read to its end.</summary>
    private async Task ReadAsync(ReadInterval stretch, CancellationToken cancellationToken)
    {
        var stored = await session.Writer.CountRowsAsync(stretch, cancellationToken);
        await using var listing = new Listing(session, stretch) { Yields = true };
        await listing.LookAsync(stored, cancellationToken);
        if (listing.Count != listing.Received || listing.Received < stored)
        {
            await listing.ReadAsync(stopAt: null, stored, cancellationToken);
        }
    }

    /// <summary>Newest first, as everything is read.</summary>
    private List<long> Due(HashSet<long> read) =>
        [.. dataset.Rewritten.Where(s => !read.Contains(s) && IntervalSet.Covers(session.State.Intervals, Second(s))).OrderDescending()];

    /// <summary>The newest second, with those below it as long as one page holds all rows stored from there on.</summary>
    private async Task<(ReadInterval Stretch, IReadOnlyList<long> Seconds)> FirstAsync(List<long> seconds, CancellationToken cancellationToken)
    {
        var stretch = Second(seconds[0]);
        var held = 1;
        while (held < seconds.Count && await FitsAsync(stretch with { From = seconds[held] - 1 }, cancellationToken))
        {
            stretch = stretch with { From = seconds[held++] - 1 };
        }

        return (stretch, seconds[..held]);
    }

    private async Task<bool> FitsAsync(ReadInterval stretch, CancellationToken cancellationToken) =>
        IntervalSet.Covers(session.State.Intervals, stretch)
        && await session.Writer.CountRowsAsync(stretch, cancellationToken) <= Math.Max(1, session.Descriptor.PageSize);

    private static ReadInterval Second(long second) => new(second - 1, second);
}
