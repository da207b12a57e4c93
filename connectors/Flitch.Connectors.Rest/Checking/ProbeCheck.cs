using Flitch.Connectors.Catalog;
using Flitch.Connectors.Checking;
using Flitch.Connectors.Reading;
using Flitch.Connectors.Rest.Calling;
using Flitch.Connectors.Rest.Errors;
using Flitch.Connectors.Rest.Listing;
using Flitch.Connectors.Rest.Objects;

namespace Flitch.Connectors.Rest.Checking;

/// <summary>Tests a connection where the service does not tell what a key may do: one cheap call per permission.</summary>
internal sealed class ProbeCheck(
    ConnectorDescriptor descriptor, IReadOnlyList<RestObject> objects, EachValues values, RestCaller caller, ErrorCatalog errors, RestOptions options,
    TimeProvider clock)
{
    /// <summary>Probes each permission, on the cheapest object that needs it.</summary>
    /// <exception cref="FlitchException">The connection as a whole does not work: wrong key, no network.</exception>
    public async Task<CheckResult> CheckAsync(DateTimeOffset serverNow, CancellationToken cancellationToken)
    {
        var access = new Dictionary<string, ObjectAccess>();
        foreach (var group in objects.GroupBy(o => o.Descriptor.Permission))
        {
            var error = await ProbeAsync(group.MinBy(o => o.Descriptor.Cost)!, serverNow, cancellationToken).ConfigureAwait(false);
            foreach (var member in group)
            {
                access[member.Descriptor.Name] = AccessTo(member.Descriptor, error);
            }
        }

        return new CheckResult { Objects = [.. descriptor.Objects.Select(o => access[o.Name])], Method = "probes" };
    }

    private async Task<ErrorInfo?> ProbeAsync(RestObject restObject, DateTimeOffset serverNow, CancellationToken cancellationToken)
    {
        var now = serverNow.ToUnixTimeSeconds();
        ReadInterval? interval = restObject.ToParameter is null ? null : new ReadInterval(now - 1, now);
        try
        {
            string? name = null;
            if (restObject.Descriptor.Each is not null)
            {
                var known = await values.OfAsync(restObject.Descriptor, cancellationToken).ConfigureAwait(false);
                name = known.Count == 0 ? null : ObjectListing.OfValue(known[0]);
                if (name is null)
                {
                    return null;
                }
            }

            var listing = new PageListing(restObject, interval, caller, errors, clock, name);
            var page = await listing.ProbeAsync(options.CheckRetryDeadline, cancellationToken).ConfigureAwait(false);
            page.Batch.Dispose();
            return null;
        }
        catch (FlitchException exception) when (exception.Error.Kind is ErrorKind.Permission or ErrorKind.Provider)
        {
            return exception.Error;
        }
    }

    private ObjectAccess AccessTo(ObjectDescriptor about, ErrorInfo? error) => error is null
        ? new ObjectAccess(about.Name, Ready: true, null)
        : new ObjectAccess(about.Name, Ready: false, errors.Describe(error.Code, about.Name, null, error.RetryAt, clock.GetUtcNow()));
}
