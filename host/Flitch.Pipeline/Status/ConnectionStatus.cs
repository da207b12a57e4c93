using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Runs;

namespace Flitch.Pipeline.Status;

/// <summary>How a connection stands.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Datasets">Picked datasets, and others that hold data, in catalogue order.</param>
/// <param name="LastRun">The newest run, perhaps still going on; null before the first.</param>
public sealed record ConnectionStatus(ConnectionInfo Connection, IReadOnlyList<DatasetStatus> Datasets, RunReport? LastRun);
