using Flitch.Pipeline.Catalog;
using Flitch.Pipeline.Plugins;

namespace Flitch.Pipeline.Refreshing;

/// <summary>What a run has to do. Its connector stays loaded until the request is disposed.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Lease">Holds its connector.</param>
/// <param name="Tasks">The datasets in the order of the run: snapshots first, since each is one call.</param>
/// <param name="Options">How.</param>
internal sealed record RunRequest(ConnectionRow Connection, ConnectorLease Lease, IReadOnlyList<DatasetTask> Tasks, RefreshOptions Options) : IAsyncDisposable
{
    public LoadedConnector Connector => Lease.Connector;

    public ValueTask DisposeAsync() => Lease.DisposeAsync();
}
