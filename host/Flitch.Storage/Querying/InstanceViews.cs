using Flitch.Connectors;
using Flitch.DuckDb;
using Flitch.Storage.Datasets;
using Flitch.Storage.Files;
using Flitch.Storage.Views;

namespace Flitch.Storage.Querying;

/// <summary>
/// The views of one instance. A dataset's views change together, in one transaction, so that no query sees two commits of it; unions stand on the views and follow by themselves.
/// </summary>
/// <param name="connection">A connection that nobody else uses.</param>
internal sealed class InstanceViews(DuckDbConnection connection)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<DatasetName, DatasetPlan> _made = [];
    private readonly Dictionary<DatasetName, FlitchException> _failed = [];
    private readonly HashSet<string> _schemas = new(StringComparer.Ordinal) { QueryConnection.Main };
    private Dictionary<(string Connector, string Name), string> _unions = [];
    private ViewPlan _plan = ViewPlan.Empty;

    /// <summary>Makes the views what the plan says, and the schema that is wanted, if that is not done yet.</summary>
    /// <returns>The datasets that cannot be read, and why.</returns>
    public IReadOnlyDictionary<DatasetName, FlitchException> Follow(ViewPlan plan, string? schema)
    {
        lock (_gate)
        {
            if (plan.Number > _plan.Number || _failed.Count > 0)
            {
                Follow(plan.Number > _plan.Number ? plan : _plan);
            }

            Ensure(schema ?? QueryConnection.Main);
            return _failed.Count == 0 ? _plan.Broken : _plan.Broken.Concat(_failed).ToDictionary();
        }
    }

    private void Follow(ViewPlan plan)
    {
        _failed.Clear();
        foreach (var gone in _made.Values.Where(m => plan.Datasets.All(d => d.Name != m.Name)).ToList())
        {
            Together(() => Drop(gone, keep: []));
            _made.Remove(gone.Name);
        }

        foreach (var dataset in plan.Datasets.Where(d => !_made.TryGetValue(d.Name, out var made) || !ReferenceEquals(made, d)))
        {
            Make(plan, dataset);
        }

        Unite([.. _made.Values.OrderBy(d => d.Name.ToString(), StringComparer.Ordinal)]);
        _plan = plan;
    }

    private void Make(ViewPlan plan, DatasetPlan dataset)
    {
        try
        {
            Ensure(dataset.Name.Connection);
            Together(() => Replace(dataset));
            _made[dataset.Name] = dataset;
        }
        catch (DuckDbException error)
        {
            _failed[dataset.Name] = QueryFailure.Tell(error, "", plan);
        }
    }

    private void Replace(DatasetPlan dataset)
    {
        if (_made.TryGetValue(dataset.Name, out var before))
        {
            Drop(before, keep: [.. dataset.Views.Select(v => v.View.Name)]);
        }

        foreach (var (_, sql) in dataset.Views)
        {
            connection.Run(sql);
        }
    }

    private void Drop(DatasetPlan dataset, IReadOnlyList<string> keep)
    {
        foreach (var (view, _) in dataset.Views.Where(v => !keep.Contains(v.View.Name)))
        {
            connection.Run(ViewSql.Drop(view.Connection, view.Name));
        }
    }

    // DuckDB keeps a view's types: a union has to be made anew when its parts get others, though its text may stay.
    private void Unite(IReadOnlyList<DatasetPlan> datasets)
    {
        var parts = datasets.SelectMany(d => d.Views.Select(v => (v.View, d.Manifest.Fingerprint))).GroupBy(v => (v.View.Connector, v.View.Name)).ToList();
        var wanted = parts.ToDictionary(g => g.Key, g => string.Join(' ', g.Select(v => v.Fingerprint)) + ViewSql.CreateUnion([.. g.Select(v => (v.View, ViewSql.Name(v.View)))]));
        foreach (var gone in _unions.Keys.Except(wanted.Keys))
        {
            connection.Run(ViewSql.Drop(gone.Connector, gone.Name));
        }

        foreach (var part in parts.Where(g => !_unions.TryGetValue(g.Key, out var made) || made != wanted[g.Key]))
        {
            Ensure(part.Key.Connector);
            Try(ViewSql.CreateUnion([.. part.Select(v => (v.View, ViewSql.Name(v.View)))]), () => wanted.Remove(part.Key));
        }

        _unions = wanted;
    }

    // Two connections' schemas may be of versions that no union holds; each can still be queried by itself.
    private void Try(string sql, Action failed)
    {
        try
        {
            connection.Run(sql);
        }
        catch (DuckDbException)
        {
            failed();
        }
    }

    private void Ensure(string schema)
    {
        if (_schemas.Add(schema))
        {
            connection.Run(ViewSql.Schema(schema));
        }
    }

    private void Together(Action change)
    {
        using var transaction = connection.BeginTransaction();
        change();
        transaction.Commit();
    }
}
