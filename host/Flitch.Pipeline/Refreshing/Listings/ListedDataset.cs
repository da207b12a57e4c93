using Flitch.Connectors.Catalog;
using Flitch.Connectors.Reading;
using Flitch.Storage.Datasets;
using Flitch.Storage.Manifests;

namespace Flitch.Pipeline.Refreshing.Listings;

/// <summary>
/// A dataset that several listings fill. Each has a writer of its own, which sees the listing's rows and the listing's state; all lead to the one writer of the
/// dataset, and no commit of one takes back what another has saved.
/// </summary>
internal sealed class ListedDataset(IDatasetWriter writer, ObjectDescriptor descriptor)
{
    private readonly HashSet<long> _reread = [];
    private Dictionary<string, ListingState> _listings = writer.Manifest.State.Listings.ToDictionary(l => l.Name, StringComparer.Ordinal);

    /// <summary>The dataset's own writer.</summary>
    public IDatasetWriter Inner => writer;

    /// <summary>Unix seconds that hold rows which newer rows have changed, oldest first.</summary>
    public IReadOnlyList<long> Rewritten => [.. writer.Manifest.State.Rewritten.Where(s => !_reread.Contains(s))];

    /// <summary>The writer of the ordinary listing.</summary>
    public IDatasetWriter Ordinary => new ListedWriter(this, null, () => new RowSelection { Without = [.. Separate.Select(ValueOf)] });

    private IEnumerable<ObjectVariant> Separate => descriptor.Variants.Where(v => State(v.Name).Decision == ListingDecision.Separate);

    /// <summary>The writer of a variant's listing.</summary>
    public IDatasetWriter Of(ObjectVariant variant) => new ListedWriter(this, variant.Name, () => new RowSelection { Only = ValueOf(variant) });

    /// <summary>The writer of the listing that finds rows without a cursor.</summary>
    public IDatasetWriter OfUnset(string name) => new ListedWriter(this, name, () => new RowSelection { Along = descriptor.UnsetCursor });

    /// <summary>The writer of the listing for a value of <see cref="ObjectDescriptor.Each"/>.</summary>
    public IDatasetWriter OfValue(string value) =>
        new ListedWriter(this, ObjectListing.OfValue(value), () => new RowSelection { Only = new(descriptor.Each!.Column, value) });

    /// <summary>The values for each of which the object was listed last.</summary>
    public IReadOnlyList<string> Values =>
        [.. _listings.Values.Where(l => l.Decision == ListingDecision.Separate).Select(l => ObjectListing.ValueOf(l.Name)).OfType<string>().Order(StringComparer.Ordinal)];

    /// <summary>Takes the values for each of which the object is listed from now on. The listing of one that is gone says nothing about completeness any more.</summary>
    public void ListFor(IReadOnlyList<string> values)
    {
        foreach (var name in _listings.Keys.Where(n => ObjectListing.ValueOf(n) is not null).Union(values.Select(ObjectListing.OfValue)).ToList())
        {
            var isThere = values.Contains(ObjectListing.ValueOf(name)!);
            Claim(State(name) with { Decision = isThere ? ListingDecision.Separate : ListingDecision.None });
        }
    }

    /// <summary>How far a listing beside the ordinary one is.</summary>
    public ListingState State(string listing) => _listings.GetValueOrDefault(listing) ?? new ListingState(listing);

    /// <summary>Takes what was found out about a listing; saved with the next commit.</summary>
    public void Claim(ListingState listing) => _listings[listing.Name] = listing;

    /// <summary>Some seconds were read again: the next commit, which has their rows, takes them from <see cref="Rewritten"/>.</summary>
    public void Reread(IEnumerable<long> seconds) => _reread.UnionWith(seconds);

    /// <summary>Commits what is staged, whichever listing brought it, with the state of one listing and what the others have saved.</summary>
    public async Task<CommitResult> CommitAsync(string? listing, RefreshState state, CancellationToken cancellationToken)
    {
        var next = new Dictionary<string, ListingState>(_listings, StringComparer.Ordinal);
        if (listing is not null)
        {
            next[listing] = State(listing) with { State = state };
        }

        var result = await writer.CommitAsync(Whole(listing is null ? state : writer.Manifest.State, next), cancellationToken);
        _listings = next;
        _reread.Clear();
        return result;
    }

    /// <summary>Puts what was read anew in the place of the live rows.</summary>
    public Task<CommitResult> PublishAsync(RefreshState state, CancellationToken cancellationToken) =>
        writer.PublishAsync(Whole(state, _listings), cancellationToken);

    private RefreshState Whole(RefreshState state, Dictionary<string, ListingState> listings) =>
        Common(state, listings) with { Rewritten = Rewritten, RemovedRows = writer.Manifest.State.RemovedRows, Listings = [.. listings.Values.OrderBy(l => l.Name, StringComparer.Ordinal)] };

    /// <summary>Where the object is listed for each of some values the dataset is as far as all of these listings are.</summary>
    private RefreshState Common(RefreshState state, Dictionary<string, ListingState> listings)
    {
        var states = listings.Values.Where(l => l.Decision == ListingDecision.Separate).Select(l => l.State).ToList();
        return descriptor.Each is null || states.Count == 0 ? state : state with
        {
            Intervals = states.Select(s => s.Intervals).Aggregate(IntervalSet.Common),
            RefreshedAt = states.Exists(s => s.RefreshedAt is null) ? null : states.Min(s => s.RefreshedAt),
            FullAt = states.Exists(s => s.FullAt is null) ? null : states.Max(s => s.FullAt),
        };
    }

    private static KeyValuePair<string, string> ValueOf(ObjectVariant variant) => new(variant.Column, variant.Value);
}
