using Flitch.Connectors.Catalog;
using Flitch.Pipeline.Progress;
using Flitch.Pipeline.Runs;

namespace Flitch.Pipeline.Refreshing;

/// <summary>The datasets of a run: those that it was started for, and those that others asked for since.</summary>
internal sealed class RunTurns : IAsyncDisposable
{
    private readonly RunRequest _request;
    private readonly RunScope _scope;
    private readonly List<DatasetTally> _tallies;
    private readonly List<DatasetTurn> _turns;

    /// <summary>Makes the turns of a run.</summary>
    /// <param name="scope">What they share.</param>
    /// <param name="request">What the run has to do.</param>
    /// <param name="tallies">One for each task; those of datasets that join are added.</param>
    public RunTurns(RunScope scope, RunRequest request, List<DatasetTally> tallies)
    {
        _tallies = tallies;
        _scope = scope;
        _request = request;
        _turns = [.. request.Tasks.Zip(tallies, (task, tally) => new DatasetTurn(scope, task, tally))];
    }

    /// <summary>All of them, in the order in which they are refreshed.</summary>
    public IReadOnlyList<DatasetTurn> All => [.. _turns];

    /// <summary>The dataset whose newest gap is the newest of all; null when there is nothing to fill.</summary>
    public DatasetTurn? NextToFill => _turns.Where(t => t.Gap is not null).MaxBy(t => t.Gap!.Value.To);

    /// <summary>What the datasets have come to.</summary>
    public IReadOnlyList<DatasetReport> Reports => [.. _turns.Select(t => t.Tally.Report())];

    /// <summary>These datasets, snapshots first. One that this run was not started for joins it; a name that the connector does not know is left out.</summary>
    public IReadOnlyList<DatasetTurn> Named(IReadOnlyCollection<string> names) =>
        [.. names.Distinct().Select(Find).OfType<DatasetTurn>().OrderBy(t => t.Object.Mode == RefreshMode.Snapshot ? 0 : 1)];

    public async ValueTask DisposeAsync()
    {
        foreach (var turn in _turns)
        {
            await turn.DisposeAsync();
        }
    }

    private DatasetTurn? Find(string name) =>
        _turns.Find(t => t.Object.Name == name) ?? (_request.Connector.Descriptor.FindObject(name) is { } found ? Join(found) : null);

    private DatasetTurn Join(ObjectDescriptor found)
    {
        var tally = new DatasetTally(found.Name);
        var turn = new DatasetTurn(_scope, RunPlanner.Task(_request.Connection, _request.Connector.Descriptor, found, since: null), tally);
        _scope.Progress.Join(tally);
        _tallies.Add(tally);
        _turns.Add(turn);
        return turn;
    }
}
