using System.Runtime.CompilerServices;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Checking;
using Flitch.Connectors.Columns;
using Flitch.Connectors.Reading;

namespace Flitch.Connectors.TestKit.Tests.Defects;

/// <summary>A connector with a defect, around a good one.</summary>
internal sealed class DefectiveConnector(Defect defect, ConnectorDescriptor descriptor, IReadOnlyDictionary<string, string> fields, IConnector good) : IConnector
{
    private int _readings;

    public DateTimeOffset ServerNow => good.ServerNow;

    public async IAsyncEnumerable<Page> ReadAsync(ObjectListing listing, ReadInterval? interval, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await CallTooAsync();
        var (o, reading) = (descriptor.FindObject(listing.Object)!, ++_readings);
        await using var pages = good.ReadAsync(listing, defect.Interval(interval), Heard(cancellationToken)).GetAsyncEnumerator(Heard(cancellationToken));
        while (await NextAsync(pages))
        {
            if (defect.Read(pages.Current, o, reading) is not { } page)
            {
                yield break;
            }

            yield return page;
            if (page.IsLast && !pages.Current.IsLast)
            {
                yield break;
            }
        }

        if (_failed)
        {
            yield return Empty(o);
        }
    }

    private bool _failed;

    public async Task<long?> CountAsync(ObjectListing listing, ReadInterval interval, CancellationToken cancellationToken) =>
        defect.Count(await good.CountAsync(listing, interval, cancellationToken));

    public async Task<IReadOnlyList<string>> ValuesAsync(string objectName, CancellationToken cancellationToken) =>
        defect.Values(await good.ValuesAsync(objectName, cancellationToken));

    public async Task<CheckResult> CheckAsync(CancellationToken cancellationToken) => defect.ChecksNothing
        ? new CheckResult { Objects = [.. descriptor.Objects.Select(o => new ObjectAccess(o.Name, Ready: true, null))], Method = "none" }
        : defect.Checked(await good.CheckAsync(cancellationToken));

    public ValueTask DisposeAsync() => good.DisposeAsync();

    private CancellationToken Heard(CancellationToken cancellationToken) => defect.IsDeaf ? CancellationToken.None : cancellationToken;

    private async Task<bool> NextAsync(IAsyncEnumerator<Page> pages)
    {
        try
        {
            return await pages.MoveNextAsync();
        }
        catch (FlitchException e)
        {
            _failed = defect.Failure(e, fields) is { } other ? throw other : true;
            return false;
        }
    }

    private async Task CallTooAsync()
    {
        if (defect.CallsToo is { } path)
        {
            using var http = new HttpClient();
            using var _ = await http.GetAsync(new Uri(fields["base_url"] + path));
        }
    }

    private static Page Empty(ObjectDescriptor o) => new()
    {
        Batch = new RecordBatch([.. o.Columns.Select(c => c.Type)]),
        RecordsSeen = 0,
        IsLast = true,
        Call = new CallFacts { Number = 0, Path = o.Path, Parameters = "", Attempt = 1, SentAt = default, Duration = default, Cost = 0 },
    };
}
