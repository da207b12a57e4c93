using Flitch.Connectors;
using Flitch.Connectors.Catalog;
using Flitch.Pipeline.Catalog;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Plugins;

namespace Flitch.Pipeline.Refreshing;

/// <summary>Decides which datasets a run refreshes, and in which order.</summary>
internal sealed class RunPlanner(ConnectionStore connections, PluginCatalog plugins)
{
    /// <returns>What the run has to do, for the caller to dispose.</returns>
    /// <exception cref="FlitchException">Kind usage: unknown connection, connector or dataset, or none picked.</exception>
    public async Task<RunRequest> PrepareAsync(string connection, IReadOnlyList<string>? datasets, RefreshOptions options, CancellationToken cancellationToken)
    {
        var row = await connections.GetAsync(connection, cancellationToken);
        var lease = plugins.Lease(row.Connector);
        try
        {
            var tasks = Tasks(row, lease.Connector.Descriptor, datasets, options);
            return tasks.Count > 0 ? new RunRequest(row, lease, tasks, options) : throw RefreshErrors.NothingPicked(connection);
        }
        catch
        {
            await lease.DisposeAsync();
            throw;
        }
    }

    private static List<DatasetTask> Tasks(ConnectionRow row, ConnectorDescriptor connector, IReadOnlyList<string>? datasets, RefreshOptions options)
    {
        var names = datasets is { Count: > 0 } ? DatasetChoice.Named(connector, datasets) : Picked(row);
        return [.. connector.Objects.Where(o => names.Contains(o.Name))
            .OrderBy(o => o.Mode == RefreshMode.Snapshot ? 0 : 1).Select(o => Task(row, connector, o, options.Since))];
    }

    private static List<string> Picked(ConnectionRow row) => [.. row.Datasets.Where(d => d.Enabled).Select(d => d.Name)];

    /// <summary>What a run has to do for an object.</summary>
    /// <param name="row">The connection.</param>
    /// <param name="connector">Its connector.</param>
    /// <param name="o">The object.</param>
    /// <param name="since">In place of the dataset's own start for this run; null for that.</param>
    public static DatasetTask Task(ConnectionRow row, ConnectorDescriptor connector, ObjectDescriptor o, DateTimeOffset? since)
    {
        var start = o.Mode == RefreshMode.Incremental ? Before(row.Datasets.Find(d => d.Name == o.Name)?.StartFrom) : null;
        return new DatasetTask(o.For(FormValues.Plainly(connector, ConnectionStore.Fields(row))), o.Mode == RefreshMode.Incremental && since is not null ? Before(since) : start, start);
    }

    /// <summary>The exclusive bound below the first second that is wanted.</summary>
    private static long? Before(DateTimeOffset? first) => first?.ToUnixTimeSeconds() - 1;
}
