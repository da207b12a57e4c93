using Flitch.Connectors.Reading;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Refreshing.Listings;

namespace Flitch.Pipeline.Verifying;

/// <summary>Reads a stretch again and stores what was missing or different. What the service does not serve stays.</summary>
internal sealed class MendingReader(DatasetSession session) : IStretchReader
{
    public async Task<ReadStretch> ReadAsync(ReadInterval stretch, CancellationToken cancellationToken)
    {
        var before = session.Tally.Added + session.Tally.Changed;
        await using var listing = new Listing(session, stretch);
        await listing.ReadAsync(stopAt: null, stored: null, cancellationToken);
        await session.CommitAsync(cancellationToken);
        var stored = await session.Writer.CountRowsAsync(stretch, cancellationToken);
        return new ReadStretch(stretch, listing.Count, listing.Received, stored, session.Tally.Added + session.Tally.Changed - before, listing.Pages);
    }
}
