using Flitch.Connectors.Reading;
using Flitch.Storage.Manifests;

namespace Flitch.Pipeline.Refreshing;

/// <summary>
/// Finds the rows that have no cursor, which the ordinary listing does not hold. Along the time that they do have, the service counts them with all the others, which
/// are stored: one call tells whether any is missing, a few more where.
/// </summary>
internal sealed class UnsetReader(DatasetSession ordinary, ListedDataset dataset)
{
    private static readonly TimeSpan Often = TimeSpan.FromDays(1);

    private DateTimeOffset Now => ordinary.Scope.Connector.ServerNow;

    /// <summary>Compares when the dataset is complete, and again after a day. All that has a cursor has to be there first.</summary>
    /// <param name="top">The second down to which the dataset is complete from its beginning.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task CompareAsync(long top, CancellationToken cancellationToken)
    {
        var state = dataset.State(ObjectListing.Unset);
        if (ordinary.Descriptor.UnsetCursor is null || !ordinary.Descriptor.Counts || (state.AskedAt is { } at && Now - at < Often && Reaches(state)))
        {
            return;
        }

        var session = ListedSession.Of(ordinary, ObjectListing.Unset, dataset.OfUnset(ObjectListing.Unset));
        session.Prove(new ReadInterval(ordinary.Floor, top));
        await new CountProof(session).ReconcileAsync(new ReadInterval(ordinary.Floor, top), remember: true, cancellationToken);
        dataset.Claim(dataset.State(ObjectListing.Unset) with { AskedAt = Now, AskedFrom = ordinary.Floor });
        await ordinary.CommitAsync(cancellationToken);
    }

    /// <summary>Whether the last comparison went as far back as the dataset goes now.</summary>
    private bool Reaches(ListingState state) => state.AskedFrom is not { } from || from <= ordinary.Floor;
}
