using Flitch.Connectors.KeyLine;
using Flitch.Connectors.Plugins;
using Microsoft.Extensions.Logging;

namespace Flitch.Pipeline.Plugins;

/// <summary>Loads plugins, with the services that the host gives them.</summary>
internal sealed class PluginLoader(PluginCopies copies, IKeyLine keyLine, TimeProvider clock, ILoggerFactory loggers)
{
    private readonly ILogger _log = loggers.CreateLogger<PluginCatalog>();

    /// <summary>A plugin of the host's container.</summary>
    public LoadedPlugin Wrap(IConnectorPlugin plugin) => new(plugin.GetType().Name, null, null, [Connect(plugin)], clock.GetUtcNow(), _log);

    /// <summary>Loads a copy of a plugin's folder; whatever a broken plugin throws comes out, with nothing left loaded.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="fingerprint">As it was when it was looked at; a copy of anything else is not loaded.</param>
    public LoadedPlugin Load(string path, string fingerprint)
    {
        var copy = copies.Make(path);
        try
        {
            return PluginScan.Fingerprint(path) == fingerprint ? LoadCopy(copy) : throw new IOException("The folder changed while it was copied.");
        }
        catch
        {
            PluginCopies.Remove(copy);
            throw;
        }
    }

    private LoadedPlugin LoadCopy(string copy)
    {
        var folder = PluginFolder.Load(copy);
        var connectors = new List<LoadedConnector>();
        try
        {
            folder.Plugins.ForEach(p => connectors.Add(Connect(p)));
            return new LoadedPlugin(folder.Name, folder, copy, connectors, clock.GetUtcNow(), _log);
        }
        catch
        {
            folder.Unload();
            throw;
        }
    }

    private LoadedConnector Connect(IConnectorPlugin plugin) => LoadedConnector.Create(plugin, keyLine, clock, loggers);
}
