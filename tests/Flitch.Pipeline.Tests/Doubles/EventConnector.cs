using System.Globalization;
using System.Runtime.CompilerServices;
using Flitch.Connectors;
using Flitch.Connectors.Checking;
using Flitch.Connectors.Columns;
using Flitch.Connectors.Reading;

namespace Flitch.Pipeline.Tests.Doubles;

/// <summary>
/// A connector over <see cref="EventService"/> with the listing semantics of a real service: newest first, exclusive start, inclusive end, offsets into
/// whatever is there at the time of the call, the count with the first page, and an end that only an offset at the count or an empty page proves.
/// </summary>
internal sealed class EventConnector(EventService service, ICallObserver observer, TimeProvider clock, string key, TimeSpan skew = default) : IConnector
{
    private int _calls;
    private bool _told;

    /// <summary>Our clock until the first answer told the service's.</summary>
    public DateTimeOffset ServerNow => _told ? ServiceClock : clock.GetUtcNow();

    private DateTimeOffset ServiceClock => clock.GetUtcNow() - skew;

    public IAsyncEnumerable<Page> ReadAsync(ObjectListing listing, ReadInterval? interval, CancellationToken cancellationToken) =>
        interval is { } stretch ? ListAsync(stretch, cancellationToken) : WalletAsync(cancellationToken);

    public async Task<long?> CountAsync(ObjectListing listing, ReadInterval interval, CancellationToken cancellationToken)
    {
        await CallAsync(new EventCall(listing.Object, "count", interval.From, interval.To, 0, cancellationToken), cancellationToken);
        var count = service.Count([.. service.Within(interval.From, interval.To)]);
        Told(listing.Object, 0, count);
        return count;
    }

    public async Task<CheckResult> CheckAsync(CancellationToken cancellationToken)
    {
        await CallAsync(new EventCall(null, "check", null, null, 0, cancellationToken), cancellationToken);
        Told(null, 0, null);
        if (!service.Accounts.TryGetValue(key, out var account))
        {
            throw new FlitchException("EAPI:Invalid key", ErrorKind.Configuration, "The service does not know this key.", "Check the key.");
        }

        return new CheckResult { Objects = [.. EventPlugin.Connector.Objects.Select(o => Access(o.Name))], Method = "key info", AccountIdentity = account };
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private ObjectAccess Access(string name) => new(name, !service.Forbidden.Contains(name), service.Forbidden.Contains(name) ? Denied(name) : null);

    private static ErrorInfo Denied(string name) =>
        new("EGeneral:Permission denied", ErrorKind.Permission, $"The key may not read {name}.", "Tick its box.") { Object = name };

    private async IAsyncEnumerable<Page> ListAsync(ReadInterval stretch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long? count = null;
        for (var offset = 0; ;)
        {
            await CallAsync(new EventCall("events", "page", stretch.From, stretch.To, offset, cancellationToken), cancellationToken);
            var all = service.Order(service.Within(stretch.From, stretch.To)).ToList();
            var rows = all.Skip(offset).Take(EventObject.PageSize).ToList();
            var first = offset == 0;
            count = first ? service.Count(all) : count;
            offset += rows.Count;
            var last = rows.Count == 0 || offset >= Math.Max(count ?? long.MaxValue, all.Count);
            yield return ToPage(rows, first ? count : null, last);
            if (last)
            {
                yield break;
            }
        }
    }

    private async IAsyncEnumerable<Page> WalletAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await CallAsync(new EventCall("wallet", "page", null, null, 0, cancellationToken), cancellationToken);
        var batch = new RecordBatch([.. EventObject.Wallet.Columns.Select(c => c.Type)]);
        foreach (var (asset, value) in service.Wallet)
        {
            ((TextColumn)batch.Columns[0]).Append(asset);
            ((Int64Column)batch.Columns[1]).Append(value);
            batch.Rescued.AppendNull();
        }

        yield return new Page { Batch = batch, RecordsSeen = service.Wallet.Count, IsLast = true, Call = Told("wallet", service.Wallet.Count, null) };
    }

    private async Task CallAsync(EventCall call, CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        service.Before(call);
        cancellationToken.ThrowIfCancellationRequested();
        service.Calls.Add(call);
        if (call.Object is { } name && service.Forbidden.Contains(name))
        {
            Told(name, 0, null, "EGeneral:Permission denied");
            throw new FlitchException(Denied(name));
        }
    }

    private Page ToPage(List<EventRow> rows, long? count, bool last)
    {
        var batch = new RecordBatch([.. EventObject.Events.Columns.Select(c => c.Type)]);
        foreach (var row in rows)
        {
            ((TextColumn)batch.Columns[0]).Append(row.Id);
            ((Int64Column)batch.Columns[1]).Append(row.Time);
            ((Int64Column)batch.Columns[2]).Append(row.Value);
            batch.Rescued.AppendNull();
        }

        return new Page
        {
            Batch = batch,
            RecordsSeen = rows.Count,
            Oldest = rows.Count == 0 ? null : rows.Min(r => r.Time),
            Newest = rows.Count == 0 ? null : rows.Max(r => r.Time),
            Count = count,
            IsLast = last,
            Call = Told("events", rows.Count, count),
        };
    }

    private CallFacts Told(string? name, int records, long? count, string? error = null)
    {
        _told = true;
        var facts = new CallFacts
        {
            Number = ++_calls,
            Object = name,
            Path = "/" + name,
            Parameters = string.Create(CultureInfo.InvariantCulture, $"n={_calls}"),
            Attempt = 1,
            SentAt = clock.GetUtcNow(),
            Duration = TimeSpan.Zero,
            Cost = 1,
            Status = 200,
            Records = records,
            Count = count,
            Error = error,
            ServerTime = DateTimeOffset.FromUnixTimeSeconds(ServiceClock.ToUnixTimeSeconds()),
        };
        observer.Called(facts);
        return facts;
    }
}
