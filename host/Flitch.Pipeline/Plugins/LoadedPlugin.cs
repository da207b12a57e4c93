using Flitch.Connectors.Sandboxes;
using Microsoft.Extensions.Logging;

namespace Flitch.Pipeline.Plugins;

/// <summary>
/// A plugin at hand: what a folder brings, or one of the host's container. Whoever uses it holds it; the catalogue holds it as long as it is the one to use. When
/// nobody does, it is unloaded.
/// </summary>
internal sealed class LoadedPlugin
{
    private readonly PluginFolder? _folder;
    private readonly string? _copy;
    private readonly ILogger _log;
    private int _holders = 1;

    public LoadedPlugin(string name, PluginFolder? folder, string? copy, IReadOnlyList<LoadedConnector> connectors, DateTimeOffset loadedAt, ILogger log)
    {
        Name = name;
        _folder = folder;
        _copy = copy;
        _log = log;
        Connectors = connectors;
        LoadedAt = loadedAt;
        Sandboxes = [.. folder?.Sandboxes.Select(s => new HeldSandbox(this, s)) ?? []];
    }

    /// <summary>The folder's name.</summary>
    public string Name { get; }

    /// <summary>Whether it came from a folder, and not from the host's container.</summary>
    public bool IsFolder => _folder is not null;

    public IReadOnlyList<LoadedConnector> Connectors { get; private set; }

    public IReadOnlyList<IConnectorSandbox> Sandboxes { get; private set; }

    public DateTimeOffset LoadedAt { get; }

    /// <summary>Holds the plugin, until <see cref="ReleaseAsync"/>.</summary>
    /// <returns>False when it is gone already.</returns>
    public bool TryHold()
    {
        for (var holders = Volatile.Read(ref _holders); holders > 0; holders = Volatile.Read(ref _holders))
        {
            if (Interlocked.CompareExchange(ref _holders, holders + 1, holders) == holders)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Lets go. The last one unloads; what a plugin throws then is logged.</summary>
    public async ValueTask ReleaseAsync()
    {
        if (Interlocked.Decrement(ref _holders) > 0)
        {
            return;
        }

        foreach (var connector in Connectors)
        {
            await DisposeAsync(connector);
        }

        (Connectors, Sandboxes) = ([], []);
        _folder?.Unload();
        if (_copy is not null)
        {
            PluginCopies.Remove(_copy);
        }
    }

    private async ValueTask DisposeAsync(LoadedConnector connector)
    {
        try
        {
            await connector.DisposeAsync();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // It is the plugin's code: whatever it throws must not hurt whoever happened to be its last user.
            PluginLog.NotDisposed(_log, Name, e.Message);
        }
    }
}
