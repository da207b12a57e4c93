using Flitch.Connectors.Reading;
using Flitch.Pipeline.Refreshing.Listings;
using Flitch.Pipeline.Verifying;

namespace Flitch.Pipeline.Refreshing;

/// <summary>
/// The course of a dataset whose object is listed for each of some values: every listing is read and proven by itself, newest gap first over all of them, and the
/// dataset is complete where all of them are. A value that is new is read from the beginning; one that is gone keeps its rows.
/// </summary>
/// <param name="session">The session of the dataset as a whole.</param>
/// <param name="dataset">The dataset, of which the session has a writer.</param>
internal sealed class EachCourse(DatasetSession session, ListedDataset dataset) : IDatasetCourse
{
    private IReadOnlyList<IncrementalRefresh>? _listings;

    public ReadInterval? Gap => Listings.Select(l => l.Gap).Where(g => g is not null).MaxBy(g => g!.Value.To);

    private IReadOnlyList<IncrementalRefresh> Listings => _listings ?? [];

    public async Task NewsAsync(CancellationToken cancellationToken)
    {
        _listings ??= await OpenAsync(cancellationToken);
        await EachAsync(l => l.NewsAsync(cancellationToken));
    }

    public Task LookAsync(CancellationToken cancellationToken) => EachAsync(l => l.LookAsync(cancellationToken));

    public Task FillAsync(CancellationToken cancellationToken)
    {
        var gap = Gap;
        return BesideAsync(() => Listings.First(l => l.Gap == gap).FillAsync(cancellationToken));
    }

    public async Task EndAsync(CancellationToken cancellationToken)
    {
        await EachAsync(l => l.EndAsync(cancellationToken));
        await session.FinishAsync(session.State with { RefreshedAt = session.Scope.Connector.ServerNow }, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var listing in Listings)
        {
            await listing.DisposeAsync();
        }
    }

    private async Task<IReadOnlyList<IncrementalRefresh>> OpenAsync(CancellationToken cancellationToken)
    {
        var values = await session.Scope.Connector.ValuesAsync(session.Descriptor.Name, cancellationToken);
        dataset.ListFor(values);
        if (values.Count == 0)
        {
            session.Tally.Note($"There is nothing to list {session.Descriptor.Title} for: no value of {session.Descriptor.Each!.Column} was found.");
        }

        return [.. values.Select(v => new IncrementalRefresh(ListedSession.Of(session, ObjectListing.OfValue(v), dataset.OfValue(v))))];
    }

    private async Task EachAsync(Func<IncrementalRefresh, Task> step)
    {
        foreach (var listing in Listings)
        {
            await BesideAsync(() => step(listing));
        }
    }

    /// <summary>Does something in one listing. What is told of the dataset's completeness is the worst that any listing's count has shown.</summary>
    private async Task BesideAsync(Func<Task> step)
    {
        var before = session.Tally.Proof;
        session.Tally.Proof = null;
        try
        {
            await step();
        }
        finally
        {
            session.Tally.Proof = Proof.Worse(before, session.Tally.Proof);
        }
    }
}
