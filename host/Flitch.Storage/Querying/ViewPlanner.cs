using Flitch.Connectors;
using Flitch.Storage.Datasets;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Querying;

/// <summary>Plans the views by the manifests as they are now; what was not committed anew is not planned anew. Safe for several threads.</summary>
internal sealed class ViewPlanner(DataFolder folder) : IDisposable
{
    private readonly ManifestCache _manifests = new(folder);
    private readonly SemaphoreSlim _gate = new(1, 1);
    private ViewPlan _last = ViewPlan.Empty;

    /// <summary>The plan of this moment; the same object as before when nothing was committed.</summary>
    public async Task<ViewPlan> PlanAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var plan = await ReadAsync(cancellationToken);
            return _last = IsSame(plan) ? _last : plan;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private bool IsSame(ViewPlan plan) => plan.Broken.Count == 0 && _last.Broken.Count == 0 && plan.Datasets.SequenceEqual(_last.Datasets, ReferenceEqualityComparer.Instance);

    private async Task<ViewPlan> ReadAsync(CancellationToken cancellationToken)
    {
        var known = _last.Datasets.ToDictionary(d => d.Name);
        var planned = new List<DatasetPlan>();
        var broken = new Dictionary<DatasetName, FlitchException>();
        foreach (var name in folder.ListDatasets())
        {
            try
            {
                // Null: it was removed since it was listed.
                if (await _manifests.ReadAsync(name, cancellationToken) is { } manifest)
                {
                    planned.Add(known.TryGetValue(name, out var plan) && IsSame(plan.Manifest, manifest) ? plan : DatasetPlan.Of(folder, name, manifest));
                }
            }
            catch (FlitchException error)
            {
                broken[name] = error; // the other datasets can still be queried
            }
        }

        return new(_last.Number + 1, planned, broken);
    }

    // A young manifest is read anew each time, and is then another object with the same content.
    private static bool IsSame(Manifest one, Manifest other) => ReferenceEquals(one, other)
        || (one.Fingerprint == other.Fingerprint && one.NextFile == other.NextFile && one.Connector == other.Connector
            && one.Files.Select(f => (f.Path, f.RowHash)).SequenceEqual(other.Files.Select(f => (f.Path, f.RowHash)))
            && one.Columns.Select(c => (c.Name, c.Type)).SequenceEqual(other.Columns.Select(c => (c.Name, c.Type))));
}
