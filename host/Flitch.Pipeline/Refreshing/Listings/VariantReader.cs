using Flitch.Connectors.Catalog;
using Flitch.Connectors.Reading;
using Flitch.Storage.Manifests;

namespace Flitch.Pipeline.Refreshing.Listings;

/// <summary>
/// A listing of rows that the ordinary one may hide: asks once whether it does, and when it does, reads and proves it by itself.
/// </summary>
internal sealed class VariantReader(DatasetSession ordinary, ListedDataset dataset, ObjectVariant variant) : IAsyncDisposable
{
    private static readonly TimeSpan Often = TimeSpan.FromDays(1);

    private IncrementalRefresh? _refresh;
    private bool _asked;

    /// <summary>The newest stretch that is still to be read; null when none is.</summary>
    public ReadInterval? Gap => _refresh?.Gap;

    private DateTimeOffset Now => ordinary.Scope.Connector.ServerNow;

    private ListingState State => dataset.State(variant.Name);

    /// <summary>Reads what is new, where the listing is read by itself.</summary>
    public async Task NewsAsync(CancellationToken cancellationToken)
    {
        if (State.Decision == ListingDecision.Separate)
        {
            _refresh ??= new IncrementalRefresh(ListedSession.Of(ordinary, variant.Name, dataset.Of(variant)));
            await _refresh.NewsAsync(cancellationToken);
        }
    }

    /// <summary>Asks whether it has rows, and whether the ordinary listing has them too; reads it when it has not.</summary>
    /// <param name="top">The second down to which the dataset is complete from its beginning.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task AskAsync(long top, CancellationToken cancellationToken)
    {
        if (!AskingIsDue())
        {
            return;
        }

        _asked = true;
        var decision = await DecideAsync(new ReadInterval(ordinary.Floor, top), cancellationToken);
        dataset.Claim(State with { Decision = decision, AskedAt = Now, AskedFrom = ordinary.Floor });
        await ordinary.CommitAsync(cancellationToken);
        await NewsAsync(cancellationToken);
    }

    /// <summary>Reads the first page of each gap.</summary>
    public Task LookAsync(CancellationToken cancellationToken) => _refresh?.LookAsync(cancellationToken) ?? Task.CompletedTask;

    /// <summary>Fills the newest gap.</summary>
    public Task FillAsync(CancellationToken cancellationToken) => _refresh?.FillAsync(cancellationToken) ?? Task.CompletedTask;

    /// <summary>Saves how far it is.</summary>
    public Task EndAsync(CancellationToken cancellationToken) => _refresh?.EndAsync(cancellationToken) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => _refresh?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>The first time, when the dataset goes further back than then, when a snapshot of this run shows a sign of such rows, and once a day.</summary>
    private bool AskingIsDue() => !_asked && State switch
    {
        { Decision: ListingDecision.Separate } => false,
        { AskedAt: { } at } state => (state.AskedFrom is { } from && !(from <= ordinary.Floor)) || Now - at >= Often
            || (state.Decision == ListingDecision.None && ordinary.Scope.Signs.Shown(variant)),
        _ => true,
    };

    private async Task<ListingDecision> DecideAsync(ReadInterval whole, CancellationToken cancellationToken)
    {
        await foreach (var page in ordinary.Scope.Connector.ReadAsync(new ObjectListing(ordinary.Descriptor.Name, variant.Name), whole, cancellationToken))
        {
            using (page)
            {
                return await DecideAsync(page, cancellationToken);
            }
        }

        return ListingDecision.None;
    }

    private async Task<ListingDecision> DecideAsync(Page page, CancellationToken cancellationToken)
    {
        if (page.Batch.RowCount == 0)
        {
            return ListingDecision.None;
        }

        var known = await dataset.Inner.FindKnownAsync(page.Batch, cancellationToken);
        return known.All(k => k) ? ListingDecision.Included : ListingDecision.Separate;
    }
}
