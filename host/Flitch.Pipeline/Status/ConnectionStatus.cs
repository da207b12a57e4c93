using Flitch.Connectors;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Runs;

namespace Flitch.Pipeline.Status;

/// <summary>How a connection stands.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Datasets">Picked datasets, and others that hold data, in catalogue order.</param>
/// <param name="LastRun">The newest run, perhaps still going on; null before the first.</param>
public sealed record ConnectionStatus(ConnectionInfo Connection, IReadOnlyList<DatasetStatus> Datasets, RunReport? LastRun)
{
    /// <summary>Why nothing goes on before the connection has other credentials or settings; null when it can.</summary>
    public ErrorInfo? Reconnect => Datasets.Select(d => d.Error).FirstOrDefault(e => e is not null && ConnectionErrors.NeedsReconnecting(e));
}
