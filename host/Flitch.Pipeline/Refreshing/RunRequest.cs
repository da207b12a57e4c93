using Flitch.Pipeline.Catalog;
using Flitch.Pipeline.Plugins;

namespace Flitch.Pipeline.Refreshing;

/// <summary>What a run has to do.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Connector">Its connector.</param>
/// <param name="Tasks">The datasets in the order of the run: snapshots first, since each is one call.</param>
/// <param name="Options">How.</param>
internal sealed record RunRequest(ConnectionRow Connection, LoadedConnector Connector, IReadOnlyList<DatasetTask> Tasks, RefreshOptions Options);
