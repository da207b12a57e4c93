using Flitch.Connectors.Checking;
using Flitch.Connectors.Columns;
using Flitch.Connectors.KeyLine;
using Flitch.Connectors.Reading;
using Flitch.Connectors.Rest.Budget;
using Flitch.Connectors.Rest.Calling;
using Flitch.Connectors.Rest.Checking;
using Flitch.Connectors.Rest.Errors;
using Flitch.Connectors.Rest.Http;
using Flitch.Connectors.Rest.Listing;
using Flitch.Connectors.Rest.Objects;
using Microsoft.Extensions.Logging;

namespace Flitch.Connectors.Rest.Connecting;

/// <summary>A connector whose objects come from schema files, at work for one connection during one run.</summary>
internal sealed class RestConnector : IConnector
{
    private readonly RestService _service;
    private readonly List<RestObject> _objects;
    private readonly EachValues _values;
    private readonly TimeProvider _clock;
    private readonly ErrorCatalog _errors;
    private readonly HttpMessageInvoker _http;
    private readonly KeyQueue _queue;
    private readonly RestCaller _caller;

    /// <summary>Makes the connector; the fields are valid.</summary>
    public RestConnector(
        RestService service, IReadOnlyDictionary<string, string> fields, IKeyLine line, ICallObserver observer, TimeProvider clock, ILogger logger)
    {
        var address = ServiceAddress.TryGet(service, fields, out var uri) ? uri : throw new ArgumentException("The address is not valid.", nameof(fields));
        var signer = service.Authentication.CreateSigner(fields);
        _service = service;
        _objects = [.. service.Objects.Select(o => o.For(fields))];
        _values = new EachValues(fields, ColumnOfAsync);
        _clock = clock;
        _errors = new ErrorCatalog(service.Descriptor);
        _http = ServiceHttp.Create(address, service.AllowedPaths, service.Options);
        var budget = new CallBudget(service.Descriptor.Tiers, ServiceAddress.TierOf(service, fields));
        _queue = new KeyQueue(line, signer.LineKey, budget, _errors, service.Options, observer, clock);
        var requests = new RequestFactory(address, signer, service.Options.UserAgent);
        var exchanger = new Exchanger(_http, service.Envelope, service.Options, clock);
        _caller = new RestCaller(_queue, requests, exchanger, _errors, service.Options, observer, clock, logger);
    }

    /// <inheritdoc/>
    public DateTimeOffset ServerNow => _clock.GetUtcNow() + _caller.ClockOffset;

    /// <inheritdoc/>
    public IAsyncEnumerable<Page> ReadAsync(ObjectListing listing, ReadInterval? interval, CancellationToken cancellationToken) =>
        IsAll(listing) ? AllOf(listing.Object, interval).ReadAsync(cancellationToken) : ListingOf(listing, interval).ReadAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<long?> CountAsync(ObjectListing listing, ReadInterval interval, CancellationToken cancellationToken)
    {
        if (IsAll(listing))
        {
            return await AllOf(listing.Object, interval).CountAsync(cancellationToken).ConfigureAwait(false);
        }

        var page = await ListingOf(listing, interval).FetchFirstAsync(cancellationToken).ConfigureAwait(false);
        page.Batch.Dispose();
        return page.Result.Count;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ValuesAsync(string objectName, CancellationToken cancellationToken) =>
        _values.OfAsync(ObjectOf(objectName).Descriptor, cancellationToken);

    /// <inheritdoc/>
    public Task<CallAllowance?> AllowanceAsync(CancellationToken cancellationToken) => _queue.AllowanceAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<CheckResult> CheckAsync(CancellationToken cancellationToken)
    {
        var callsBefore = _caller.Calls;
        var result = await AskKeyInfoAsync(cancellationToken).ConfigureAwait(false)
            ?? await new ProbeCheck(_service.Descriptor, _objects, _values, _caller, _errors, _service.Options, _clock)
                .CheckAsync(ServerNow, cancellationToken).ConfigureAwait(false);
        return result with { Calls = _caller.Calls - callsBefore };
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task<CheckResult?> AskKeyInfoAsync(CancellationToken cancellationToken) =>
        _service.KeyInfo is { } reader && _service.Descriptor.KeyInfo is { } request
            ? new KeyInfoCheck(_service.Descriptor, reader, _caller, _errors, _service.Options, _clock).CheckAsync(request, cancellationToken)
            : Task.FromResult<CheckResult?>(null);

    private PageListing ListingOf(ObjectListing listing, ReadInterval? interval) =>
        new(ObjectOf(listing.Object), interval, _caller, _errors, _clock, listing.Name);

    private bool IsAll(ObjectListing listing) => listing.Name is null && ObjectOf(listing.Object).Descriptor.Each is not null;

    private EachListing AllOf(string name, ReadInterval? interval) => new(
        stopped => ValuesAsync(name, stopped), value => ListingOf(new ObjectListing(name, ObjectListing.OfValue(value)), interval));

    /// <summary>A text column of an object, as the service has it now.</summary>
    private async Task<IReadOnlyList<string>> ColumnOfAsync(string objectName, string column, CancellationToken cancellationToken)
    {
        var place = ObjectOf(objectName).Descriptor.Columns.Select(c => c.Name).ToList().IndexOf(column);
        var values = new List<string>();
        await foreach (var page in ReadAsync(objectName, null, cancellationToken).ConfigureAwait(false))
        {
            using (page)
            {
                var texts = (TextColumn)page.Batch.Columns[place];
                values.AddRange(Enumerable.Range(0, texts.Count).Select(row => texts[row]).OfType<string>());
            }
        }

        return values;
    }

    private RestObject ObjectOf(string name) => _objects.FirstOrDefault(o => o.Descriptor.Name == name)
        ?? throw new ArgumentException($"The connector {_service.Descriptor.Name} has no object {name}.", nameof(name));
}
