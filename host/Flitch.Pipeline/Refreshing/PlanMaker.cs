using Flitch.Connectors.Catalog;
using Flitch.Connectors.Reading;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Progress;
using Flitch.Pipeline.Secrets;
using Flitch.Storage;
using Flitch.Storage.Datasets;
using Flitch.Storage.Manifests;

namespace Flitch.Pipeline.Refreshing;

/// <summary>Reckons what a refresh would take.</summary>
internal sealed class PlanMaker(DataFolder folder, SecretStore secrets, PipelineOptions options, TimeProvider clock)
{
    public async Task<RefreshPlan> MakeAsync(RunRequest request, CancellationToken cancellationToken)
    {
        var fields = FormValues.Check(request.Connector, CredentialReader.Read(request.Connection, secrets)).All;
        var pace = CallPace.Of(request.Connector.Descriptor, fields);
        await using var connector = request.Connector.Factory.Create(fields, NoObserver.Instance);
        var plans = new List<DatasetPlan>();
        foreach (var task in request.Tasks)
        {
            plans.Add(await PlanAsync(request, task, connector, pace, cancellationToken));
        }

        pace.Begin(await connector.AllowanceAsync(cancellationToken));
        return pace.Plan(request.Connection.Name, plans, clock.GetUtcNow());
    }

    private async Task<DatasetPlan> PlanAsync(RunRequest request, DatasetTask task, IConnector connector, CallPace pace, CancellationToken cancellationToken)
    {
        var name = task.Object.Name;
        var values = task.Object.Each is null ? [] : await connector.ValuesAsync(name, cancellationToken);
        if (task.Object.Mode == RefreshMode.Snapshot)
        {
            return new DatasetPlan(name, null, Math.Max(1, values.Count));
        }

        var stored = request.Options.Full ? null : await Dataset.ReadAsync(folder, new DatasetName(request.Connection.Name, name), cancellationToken);
        var beside = OthersToRead(task.Object, stored?.State ?? RefreshState.Empty);
        var listings = task.Object.Each is null ? beside.Prepend(null) : values.Select(ObjectListing.OfValue);
        var whole = new ReadInterval(task.Floor, PinnedEnd.Of(connector.ServerNow, options.ClockMargin));
        var count = task.Object.Counts ? await CountAsync(connector, listings.Select(l => new ObjectListing(name, l)), whole, cancellationToken) : null;
        long? missing = count is { } all ? Math.Max(0, all - (stored?.State.KnownCountOffset ?? 0) - (stored?.RowCount ?? 0)) : null;
        var state = stored?.State ?? RefreshState.Empty;
        return new DatasetPlan(name, missing, (missing is { } rows ? pace.Calls(name, rows) : 1) + Ends(state, task.Floor) + listings.Count() - 1 + OthersToAsk(task.Object, state));
    }

    /// <summary>A listing that is read down to its beginning takes one call more: an empty page says that it is over.</summary>
    private static int Ends(RefreshState state, long? floor) =>
        ManifestFacts.Newest(state) is { } newest && IntervalSet.Covers(state.Intervals, new ReadInterval(floor, newest.To)) ? 0 : 1;

    /// <summary>Listings that are read beside the ordinary one.</summary>
    private static List<string> OthersToRead(ObjectDescriptor o, RefreshState state) =>
        [.. o.Variants.Select(v => v.Name).Where(n => state.Listing(n).Decision == ListingDecision.Separate)];

    /// <summary>Listings of which a first run asks once whether they hold anything else.</summary>
    private static int OthersToAsk(ObjectDescriptor o, RefreshState state) =>
        o.Variants.Select(v => v.Name).Concat(o.UnsetCursor is null ? [] : [ObjectListing.Unset]).Count(n => state.Listing(n).AskedAt is null);

    private static async Task<long?> CountAsync(IConnector connector, IEnumerable<ObjectListing> listings, ReadInterval whole, CancellationToken cancellationToken)
    {
        long? sum = null;
        foreach (var listing in listings)
        {
            sum = await connector.CountAsync(listing, whole, cancellationToken) is { } count ? (sum ?? 0) + count : sum;
        }

        return sum;
    }
}
