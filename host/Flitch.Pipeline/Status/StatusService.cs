using Flitch.Connectors;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Runs;
using Flitch.Storage;
using Flitch.Storage.Datasets;
using Flitch.Storage.Manifests;

namespace Flitch.Pipeline.Status;

/// <summary>Says how connections and datasets stand, from manifests and catalogue; calls nobody.</summary>
public sealed class StatusService
{
    private readonly ConnectionService _connections;
    private readonly RunHistory _runs;
    private readonly ManifestCache _manifests;
    private readonly TimeProvider _clock;

    internal StatusService(ConnectionService connections, RunHistory runs, DataFolder folder, TimeProvider clock)
    {
        _connections = connections;
        _runs = runs;
        _manifests = new ManifestCache(folder);
        _clock = clock;
    }

    /// <summary>All connections, by name.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<ConnectionStatus>> ListAsync(CancellationToken cancellationToken)
    {
        var all = new List<ConnectionStatus>();
        var connections = await _connections.ListAsync(cancellationToken);
        var newest = await _runs.NewestAsync(cancellationToken);
        foreach (var connection in connections)
        {
            all.Add(await StatusAsync(connection, newest.GetValueOrDefault(connection.Name), cancellationToken));
        }

        return all;
    }

    /// <summary>One connection.</summary>
    /// <param name="connection">Its name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">There is none of that name (usage).</exception>
    public async Task<ConnectionStatus> GetAsync(string connection, CancellationToken cancellationToken) =>
        await GetAsync(await _connections.GetAsync(connection, cancellationToken), cancellationToken);

    /// <summary>One connection that was read before, and is set as it was.</summary>
    internal async Task<ConnectionStatus> GetAsync(ConnectionInfo connection, CancellationToken cancellationToken) =>
        await StatusAsync(connection, await _runs.ListAsync(connection.Name, 1, cancellationToken) is [var newest] ? newest : null, cancellationToken);

    private async Task<ConnectionStatus> StatusAsync(ConnectionInfo connection, RunReport? last, CancellationToken cancellationToken)
    {
        var datasets = new List<DatasetStatus>();
        foreach (var dataset in connection.Datasets)
        {
            var (manifest, error) = await ReadAsync(new DatasetName(connection.Name, dataset.Name), cancellationToken);
            if (dataset.Enabled || manifest is not null || error is not null)
            {
                datasets.Add(Status(dataset, manifest, error ?? ErrorOf(dataset, last)));
            }
        }

        return new ConnectionStatus(connection, datasets, last);
    }

    private async Task<(Manifest? Manifest, ErrorInfo? Error)> ReadAsync(DatasetName name, CancellationToken cancellationToken)
    {
        try
        {
            return (await _manifests.ReadAsync(name, cancellationToken), null);
        }
        catch (FlitchException e)
        {
            return (null, e.Error);
        }
    }

    // What is not picked has no row of its own, and is refreshed by name only.
    private static ErrorInfo? ErrorOf(DatasetInfo dataset, RunReport? last) =>
        dataset.Error ?? (dataset.AttemptedAt is null ? last?.Datasets.FirstOrDefault(d => d.Dataset == dataset.Name)?.Error : null);

    private DatasetStatus Status(DatasetInfo dataset, Manifest? manifest, ErrorInfo? error) => new(
        dataset.Name,
        dataset.Title,
        dataset.Enabled,
        manifest?.RowCount ?? 0,
        manifest?.PartitionCount ?? 0,
        manifest is null ? null : ManifestFacts.AsOf(manifest),
        manifest is null ? null : ManifestFacts.Complete(manifest),
        manifest is null ? 0 : ManifestFacts.Gaps(manifest),
        dataset.RefreshEvery,
        NextAt(dataset),
        error,
        manifest is null ? null : ManifestFacts.Proof(manifest.State))
    {
        AttemptedAt = dataset.AttemptedAt,
        Failures = dataset.Failures,
        SwitchedOffAt = dataset.SwitchedOffAt,
    };

    // What is overdue comes with the next host that runs.
    private DateTimeOffset? NextAt(DatasetInfo dataset) => dataset.DueAt is { } due && _clock.GetUtcNow() is var now ? due > now ? due : now : null;
}
