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
    private readonly DatasetWriter _writer;
    private readonly RemovalGuard _removal;
    private readonly VerifyBook _book;
    private readonly IReadOnlyList<string> _listed;
    private readonly IReadOnlyList<string> _values;

    private ListingsVerifier(
        VerifyContext context, ListedDataset dataset, DatasetSession ordinary, DatasetWriter writer, StoredText text, VerifyBook book, long putByHand, IReadOnlyList<string> listed)
    {
        (_context, _dataset, _ordinary, _writer, _text, _book, _listed) = (context, dataset, ordinary, writer, text, book, listed);
        _values = ordinary.Descriptor.Each is null ? [] : dataset.Values;
        var hidden = ordinary.Descriptor.Variants.Where(v => dataset.State(v.Name).Decision == ListingDecision.Separate);
        _along = ordinary.Descriptor.Each is null
            ? [ordinary, .. hidden.Select(v => ListedSession.Of(ordinary, v.Name, dataset.Of(v)))]
            : [.. _values.Select(v => ListedSession.Of(ordinary, ObjectListing.OfValue(v), dataset.OfValue(v)))];
        var rows = ordinary.Descriptor.Each is { } each ? new RowSelection { Among = (each.Column, listed) } : RowSelection.All;
        _removal = new RemovalGuard(context, ordinary, writer, rows, new KeyRange(ordinary), book) { PutByHand = putByHand };
    }

    /// <summary>Reads what the ordinary listing has of a stretch, repairing; where an object is listed for each of some values, all of these listings.</summary>
    public RepairingReader Repairing => new(_ordinary, Hidden, _text, _removal, _book);

    /// <summary>The listings of rows that the ordinary one hides.</summary>
    public IReadOnlyList<DatasetSession> Hidden => _ordinary.Descriptor.Each is null ? [.. _along.Where(s => s != _ordinary)] : [];

    /// <summary>Reads it and only looks.</summary>
    public LookingReader Looking => Look(_ordinary);

    public static async Task<ListingsVerifier> OpenAsync(
        VerifyContext context, ObjectDescriptor descriptor, DatasetWriter writer, DatasetTally tally, StoredText text, VerifyBook book, long putByHand, CancellationToken cancellationToken)
    {
        var dataset = new ListedDataset(new StoredDataset(writer), descriptor);
        var start = writer.Manifest.State.StartDate;
        var session = new DatasetSession(context.Scope, descriptor, dataset.Ordinary, tally, start, start);
        var listed = descriptor.Each is null || !context.Options.Repair ? [] : await context.Scope.Connector.ValuesAsync(descriptor.Name, cancellationToken);
        return new ListingsVerifier(context, dataset, session, writer, text, book, putByHand, listed);
    }

    /// <summary>Compares them all.</summary>
    /// <returns>The worst verdict; null where nothing is complete.</returns>
    public async Task<Proof?> RunAsync(CancellationToken cancellationToken)
    {
        var proofs = new List<Proof?>();
        for (var i = 0; i < _along.Count; i++)
        {
            proofs.Add(await VerifyAsync(_along[i], ReaderOf(_along[i], _values.ElementAtOrDefault(i)), cancellationToken));
        }

        proofs.Add(await UnsetAsync(cancellationToken));
        var known = proofs.OfType<Proof>().ToList();
        return known.OrderBy(p => CountVerdict.WeightOf(p.State)).FirstOrDefault() is { } worst ? worst with { Calls = known.Sum(p => p.Calls) } : null;
    }

    private IStretchReader ReaderOf(DatasetSession session, string? value) => !_context.Options.Repair ? Look(session)
        : _ordinary.Descriptor.Each is { } each ? RepairValue(session, each, value!)
        : new RepairingReader(session, [.. _along.Where(s => s != session)], _text, _removal, _book);

    /// <summary>Rows of a value that is gone are not served any more, and are kept: nothing of them is moved aside.</summary>
    private IStretchReader RepairValue(DatasetSession session, EachValue each, string value)
    {
        var rows = new RowSelection { Only = new(each.Column, value) };
        return _listed.Contains(value)
            ? new RepairingReader(session, [], _text, new RemovalGuard(_context, session, _writer, rows, new KeyRange(session), _book), _book)
            : new MendingReader(session);
    }

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

    private LookingReader Look(DatasetSession session) => new(session, _text, _book);
}
