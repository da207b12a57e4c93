using Flitch.Connectors.Catalog;
using Flitch.Connectors.Reading;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Secrets;
using Flitch.Storage;
using Flitch.Storage.Datasets;

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

        var cost = plans.Sum(p => p.Calls * pace.Cost(p.Dataset));
        var duration = pace.Duration(cost);
        return new RefreshPlan(request.Connection.Name, plans, plans.Sum(p => p.Calls), cost, duration, clock.GetUtcNow() + duration);
    }

    private async Task<DatasetPlan> PlanAsync(RunRequest request, DatasetTask task, IConnector connector, CallPace pace, CancellationToken cancellationToken)
    {
        var name = task.Object.Name;
        if (task.Object.Mode == RefreshMode.Snapshot)
        {
            return new DatasetPlan(name, null, 1);
        }

        var whole = new ReadInterval(task.Floor, PinnedEnd.Of(connector.ServerNow, options.ClockMargin));
        var count = task.Object.Counts ? await connector.CountAsync(name, whole, cancellationToken) : null;
        var stored = request.Options.Full ? null : await Dataset.ReadAsync(folder, new DatasetName(request.Connection.Name, name), cancellationToken);
        long? missing = count is { } all ? Math.Max(0, all - (stored?.RowCount ?? 0)) : null;
        return new DatasetPlan(name, missing, missing is { } rows ? pace.Calls(name, rows) : 1);
    }
}
