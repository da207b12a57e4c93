using Flitch.Connectors.Checking;

namespace Flitch.Connectors.Reading;

/// <summary>
/// A connector at work for one connection during one run. The host decides what to fetch; the connector knows how: paging, retries, the call budget,
/// the service's words. It can only call paths that its schema files name.
/// </summary>
public interface IConnector : IAsyncDisposable
{
    /// <summary>The service's clock: ours, corrected by what its answers told so far.</summary>
    DateTimeOffset ServerNow { get; }

    /// <summary>
    /// Reads an object's pages, newest first. The listing is over with a page that is <see cref="Page.IsLast"/>; a sequence that ends otherwise
    /// has thrown. A snapshot is one page or more with no interval. The count is asked for with the first page, and again where the listing may end.
    /// </summary>
    /// <param name="listing">An object of the catalogue, by its name; or another of its listings.</param>
    /// <param name="interval">The stretch of time, for an incremental object; null for a snapshot.</param>
    /// <param name="cancellationToken">Stops between and within calls.</param>
    /// <exception cref="FlitchException">The service refused, or answered what cannot be understood; told in a person's words.</exception>
    IAsyncEnumerable<Page> ReadAsync(ObjectListing listing, ReadInterval? interval, CancellationToken cancellationToken);

    /// <summary>How many rows an interval has, as the service says; null when it does not say. One call.</summary>
    /// <param name="listing">An incremental object, by its name; or another of its listings.</param>
    /// <param name="interval">The stretch of time.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="FlitchException">As <see cref="ReadAsync"/>.</exception>
    Task<long?> CountAsync(ObjectListing listing, ReadInterval interval, CancellationToken cancellationToken);

    /// <summary>The values for each of which an object has a listing of its own, as they are now. May take a call, once in a run.</summary>
    /// <param name="objectName">An object of the catalogue with <see cref="Catalog.ObjectDescriptor.Each"/>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="FlitchException">As <see cref="ReadAsync"/>.</exception>
    Task<IReadOnlyList<string>> ValuesAsync(string objectName, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>What the service's call counter leaves the key now, as far as we know; asks nobody. Null where nothing is counted.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">What is remembered of the key cannot be read.</exception>
    Task<CallAllowance?> AllowanceAsync(CancellationToken cancellationToken) => Task.FromResult<CallAllowance?>(null);

    /// <summary>Tests the connection: what the key may do, object by object. Reads only.</summary>
    /// <param name="cancellationToken">Stops the test.</param>
    /// <exception cref="FlitchException">The test itself could not be made: wrong key, no network.</exception>
    Task<CheckResult> CheckAsync(CancellationToken cancellationToken);
}
