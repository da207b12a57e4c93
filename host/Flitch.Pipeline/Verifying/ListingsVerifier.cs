using Flitch.Connectors.Catalog;
using Flitch.Connectors.Reading;
using Flitch.Pipeline.Progress;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Refreshing.Listings;
using Flitch.Storage.Datasets;
using Flitch.Storage.Manifests;

namespace Flitch.Pipeline.Verifying;

/// <summary>Compares every listing of a dataset with the service's count: the ordinary one, those that it hides, and the one of rows without a cursor.</summary>
internal sealed class ListingsVerifier
{
    private readonly VerifyContext _context;
    private readonly ListedDataset _dataset;
    private readonly DatasetSession _ordinary;
    private readonly List<DatasetSession> _along;
    private readonly StoredText _text;
    private readonly RemovalGuard _removal;
    private readonly VerifyBook _book;

    private ListingsVerifier(
        VerifyContext context, ListedDataset dataset, DatasetSession ordinary, DatasetWriter writer, StoredText text, VerifyBook book, long putByHand)
    {
        (_context, _dataset, _ordinary, _text, _book) = (context, dataset, ordinary, text, book);
        var hidden = ordinary.Descriptor.Variants.Where(v => dataset.State(v.Name).Decision == ListingDecision.Separate);
        _along = ordinary.Descriptor.Each is null
            ? [ordinary, .. hidden.Select(v => ListedSession.Of(ordinary, v.Name, dataset.Of(v)))]
            : [.. dataset.Values.Select(v => ListedSession.Of(ordinary, ObjectListing.OfValue(v), dataset.OfValue(v)))];
        _removal = new RemovalGuard(context, ordinary, writer, new KeyRange(ordinary), book) { PutByHand = putByHand };
    }

    /// <summary>Reads what the ordinary listing has of a stretch, repairing.</summary>
    public RepairingReader Repairing => Repair(_ordinary);

    /// <summary>The listings of rows that the ordinary one hides.</summary>
    public IReadOnlyList<DatasetSession> Hidden => [.. _along.Where(s => s != _ordinary)];

    /// <summary>Reads it and only looks.</summary>
    public LookingReader Looking => Look(_ordinary);

    public static ListingsVerifier Open(
        VerifyContext context, ObjectDescriptor descriptor, DatasetWriter writer, DatasetTally tally, StoredText text, VerifyBook book, long putByHand)
    {
        var dataset = new ListedDataset(new StoredDataset(writer), descriptor);
        var start = writer.Manifest.State.StartDate;
        var session = new DatasetSession(context.Scope, descriptor, dataset.Ordinary, tally, start, start);
        return new ListingsVerifier(context, dataset, session, writer, text, book, putByHand);
    }

    /// <summary>Compares them all.</summary>
    /// <returns>The worst verdict; null where nothing is complete.</returns>
    public async Task<Proof?> RunAsync(CancellationToken cancellationToken)
    {
        var proofs = new List<Proof?>();
        foreach (var session in _along)
        {
            proofs.Add(await VerifyAsync(session, ReaderOf(session), cancellationToken));
        }

        proofs.Add(await UnsetAsync(cancellationToken));
        var known = proofs.OfType<Proof>().ToList();
        return known.OrderBy(p => CountVerdict.WeightOf(p.State)).FirstOrDefault() is { } worst ? worst with { Calls = known.Sum(p => p.Calls) } : null;
    }

    /// <summary>Rows of a value that is gone are not served any more, and are kept: where an object is listed for each of some values, nothing is moved aside.</summary>
    private IStretchReader ReaderOf(DatasetSession session) =>
        !_context.Options.Repair ? Look(session) : session.Descriptor.Each is null ? Repair(session) : new MendingReader(session);

    /// <summary>Rows without a cursor are compared along the time that they have. They are added and replaced, and never moved aside.</summary>
    private async Task<Proof?> UnsetAsync(CancellationToken cancellationToken)
    {
        if (_ordinary.Descriptor.UnsetCursor is null || !_ordinary.Descriptor.Counts || Top() is not { } top)
        {
            return null;
        }

        var session = ListedSession.Of(_ordinary, ObjectListing.Unset, _dataset.OfUnset(ObjectListing.Unset));
        session.Prove(new ReadInterval(_ordinary.Floor, top));
        return await VerifyAsync(session, _context.Options.Repair ? new MendingReader(session) : Look(session), cancellationToken);
    }

    /// <summary>The second up to which all is complete, so that rows with a cursor cannot be what is missing.</summary>
    private long? Top() => ManifestFacts.Newest(_ordinary.State) is { } newest
        && IntervalSet.Covers(_ordinary.State.Intervals, new ReadInterval(_ordinary.Floor, newest.To)) ? newest.To : null;

    private Task<Proof?> VerifyAsync(DatasetSession session, IStretchReader reader, CancellationToken cancellationToken) =>
        new CountVerifier(session, reader, new KeyRange(session), _context.Options.Repair).RunAsync(cancellationToken);

    private RepairingReader Repair(DatasetSession session) => new(session, [.. _along.Where(s => s != session)], _text, _removal, _book);

    private LookingReader Look(DatasetSession session) => new(session, _text, _book);
}
