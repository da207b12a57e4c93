namespace Flitch.Pipeline.Plugins;

/// <summary>A connector that stays loaded until the lease is disposed, whatever happens to its plugin's folder meanwhile.</summary>
internal sealed class ConnectorLease(LoadedPlugin plugin, LoadedConnector connector) : IAsyncDisposable
{
    private bool _disposed;

    public LoadedConnector Connector { get; } = connector;

    public ValueTask DisposeAsync() => Interlocked.Exchange(ref _disposed, true) ? ValueTask.CompletedTask : plugin.ReleaseAsync();
}
