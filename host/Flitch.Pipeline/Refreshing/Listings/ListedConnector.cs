using Flitch.Connectors.Checking;
using Flitch.Connectors.Reading;

namespace Flitch.Pipeline.Refreshing.Listings;

/// <summary>The connector of a run as one listing of an object sees it: who reads and counts the object reads and counts that listing.</summary>
/// <param name="connector">The run's connector, which stays the run's.</param>
/// <param name="listing">The listing's name.</param>
internal sealed class ListedConnector(IConnector connector, string listing) : IConnector
{
    public DateTimeOffset ServerNow => connector.ServerNow;

    public IAsyncEnumerable<Page> ReadAsync(ObjectListing asked, ReadInterval? interval, CancellationToken cancellationToken) =>
        connector.ReadAsync(asked with { Name = listing }, interval, cancellationToken);

    public Task<long?> CountAsync(ObjectListing asked, ReadInterval interval, CancellationToken cancellationToken) =>
        connector.CountAsync(asked with { Name = listing }, interval, cancellationToken);

    public Task<CheckResult> CheckAsync(CancellationToken cancellationToken) => connector.CheckAsync(cancellationToken);

    public Task<IReadOnlyList<string>> ValuesAsync(string objectName, CancellationToken cancellationToken) => connector.ValuesAsync(objectName, cancellationToken);

    public Task<CallAllowance?> AllowanceAsync(CancellationToken cancellationToken) => connector.AllowanceAsync(cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
