using Flitch.Connectors.Reading;
using Flitch.Pipeline.Verifying;
using Flitch.Storage.Manifests;

namespace Flitch.Pipeline.Refreshing.Listings;

/// <summary>
/// Finds the rows that have no cursor, which the ordinary listing does not hold. Along the time that they do have, the service counts them with all the others, which
/// are stored: one call tells whether any is missing, a few more where.
/// </summary>
internal sealed class UnsetReader(DatasetSession ordinary, ListedDataset dataset)
{
    private static readonly TimeSpan Often = TimeSpan.FromDays(1);

    private DateTimeOffset Now => ordinary.Scope.Connector.ServerNow;

    /// <summary>A row came while the ordinary listing was read, so that its count says nothing yet; the next one will.</summary>
    private bool IsUndecided => ordinary.Descriptor.Counts && ManifestFacts.ProofOf(ordinary.State) is null;

    /// <summary>Compares when the dataset is complete, and again after a day. All that has a cursor has to be there first.</summary>
    /// <param name="top">The second down to which the dataset is complete from its beginning.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task CompareAsync(long top, CancellationToken cancellationToken)
    {
        var state = dataset.State(ObjectListing.Unset);
        if (ordinary.Descriptor.UnsetCursor is null || (state.AskedAt is { } at && Now - at < Often && Reaches(state)) || IsUndecided)
        {
            return;
        }

        var session = ListedSession.Of(ordinary, ObjectListing.Unset, dataset.OfUnset(ObjectListing.Unset));
        if (!await AgreesAsync(session, new ReadInterval(ordinary.Floor, top), cancellationToken))
        {
            await DrainAsync(session, new ReadInterval(Since(state), top), cancellationToken);
        }

        dataset.Claim(dataset.State(ObjectListing.Unset) with { AskedAt = Now, AskedFrom = ordinary.Floor });
        await ordinary.CommitAsync(cancellationToken);
    }

    /// <summary>
    /// Whether the service's count is that of the rows stored, after what it counts more was looked for. Only a service whose count of the ordinary listing is
    /// right is believed: where it is off, rows that are missing could make up for it.
    /// </summary>
    private async Task<bool> AgreesAsync(DatasetSession session, ReadInterval whole, CancellationToken cancellationToken)
    {
        if (!session.Descriptor.Counts || ManifestFacts.ProofOf(ordinary.State) is not { State: ProofState.Proven })
        {
            return false;
        }

        session.Prove(whole);
        await new CountProof(session).ReconcileAsync(whole, remember: true, cancellationToken);
        return session.Tally.Proof is { State: ProofState.Proven };
    }

    /// <summary>Reads all of the listing: nothing but its pages is left to tell.</summary>
    private static async Task DrainAsync(DatasetSession session, ReadInterval stretch, CancellationToken cancellationToken)
    {
        await using var listing = new Listing(session, stretch) { Yields = true };
        await listing.ReadAsync(stopAt: null, stored: null, cancellationToken);
        await session.CommitAsync(cancellationToken);
    }

    /// <summary>The beginning the first time, and when the dataset goes further back; later a day before the last time.</summary>
    private long? Since(ListingState state) =>
        state.AskedAt is { } at && Reaches(state) ? Math.Max((at - Often).ToUnixTimeSeconds(), ordinary.Floor ?? long.MinValue) : ordinary.Floor;

    /// <summary>Whether the last comparison went as far back as the dataset goes now.</summary>
    private bool Reaches(ListingState state) => state.AskedFrom is not { } from || from <= ordinary.Floor;
}
