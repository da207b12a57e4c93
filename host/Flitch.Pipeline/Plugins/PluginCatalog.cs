using Flitch.Connectors;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.KeyLine;
using Flitch.Connectors.Plugins;
using Flitch.Connectors.Sandboxes;
using Flitch.Pipeline.Text;
using Microsoft.Extensions.Logging;

namespace Flitch.Pipeline.Plugins;

/// <summary>
/// The connectors and sandboxes of the plugin folder, and of plugins that the host's container holds. A plugin that cannot be loaded is listed under
/// <see cref="Failures"/> and hurts nobody else. All is loaded when the catalogue is made; a <see cref="PluginWatcher"/> has it follow the folder. What is
/// shown changes as a whole, and whoever uses a plugin keeps the one that he began with. Disposing unloads the folders.
/// </summary>
public sealed class PluginCatalog : IAsyncDisposable
{
    private readonly string _root;
    private readonly PluginCopies _copies;
    private readonly PluginLoader _loader;
    private readonly PluginSlots _slots;
    private readonly Lock _gate = new();
    private volatile PluginSnapshot _now;

    /// <summary>Loads all plugins.</summary>
    /// <param name="options">Where the plugin folder is; a missing one holds no plugins.</param>
    /// <param name="inProcess">Plugins that come with the host's container.</param>
    /// <param name="keyLine">The line of API keys that plugins get.</param>
    /// <param name="clock">The clock that plugins get.</param>
    /// <param name="loggers">The logging that plugins get.</param>
    public PluginCatalog(PipelineOptions options, IEnumerable<IConnectorPlugin> inProcess, IKeyLine keyLine, TimeProvider clock, ILoggerFactory loggers)
    {
        _root = options.PluginFolder;
        _copies = new PluginCopies(options.StateFolder);
        _loader = new PluginLoader(_copies, keyLine, clock, loggers);
        _slots = new PluginSlots(_root, _loader, [.. inProcess.Select(_loader.Wrap)], loggers.CreateLogger<PluginCatalog>());
        _now = _slots.Snapshot;
        _ = FollowAsync(Scan());
    }

    /// <summary>Raised when connectors, sandboxes or failures have become others. On any thread.</summary>
    public event EventHandler? Changed;

    /// <summary>The connectors, by name.</summary>
    public IReadOnlyList<ConnectorDescriptor> Connectors => _now.Connectors;

    /// <summary>The sandboxes, by the name of their connector.</summary>
    public IReadOnlyList<IConnectorSandbox> Sandboxes => _now.Sandboxes;

    /// <summary>Plugin folders that could not be loaded as they are now.</summary>
    public IReadOnlyList<PluginFailure> Failures => _now.Failures;

    /// <summary>The connector called <paramref name="name"/>.</summary>
    /// <param name="name">For example <c>kraken</c>.</param>
    /// <exception cref="FlitchException">There is none (usage); names the nearest.</exception>
    public ConnectorDescriptor Find(string name) => Found(_now, name).Connector.Descriptor;

    /// <summary>The dashboards that come with a connector; none where it is not there.</summary>
    /// <param name="connector">For example <c>kraken</c>.</param>
    public IReadOnlyList<BroughtDashboard> DashboardsOf(string connector) => _now.Find(connector)?.Connector.Dashboards ?? [];

    /// <summary>The sandbox of the connector called <paramref name="connector"/>.</summary>
    /// <param name="connector">For example <c>kraken</c>.</param>
    /// <exception cref="FlitchException">It brings none (usage).</exception>
    public IConnectorSandbox FindSandbox(string connector)
    {
        var now = _now;
        return now.FindSandbox(connector)
            ?? throw Unknown(now, "usage:unknown-sandbox", $"No sandbox is called \"{connector}\".", connector, [.. now.Sandboxes.Select(s => s.Connector)]);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        IReadOnlyList<LoadedPlugin> all;
        lock (_gate)
        {
            all = _slots.Clear();
            _now = new PluginSnapshot([], []);
        }

        await ReleaseAsync(all);
        _copies.Dispose();
    }

    /// <summary>A connector to work with; it stays loaded until the lease is disposed.</summary>
    /// <exception cref="FlitchException">There is none (usage); names the nearest.</exception>
    internal ConnectorLease Lease(string name)
    {
        while (true)
        {
            // Whoever is replaced between the look and the hold is not in the next snapshot.
            var (plugin, connector) = Found(_now, name);
            if (plugin.TryHold())
            {
                return new ConnectorLease(plugin, connector);
            }
        }
    }

    /// <summary>The folder that brings a connector; null when none does.</summary>
    internal string? FolderOf(string connector) => _now.Find(connector)?.Plugin is { IsFolder: true } plugin ? plugin.Name : null;

    /// <summary>The connectors that a folder brings.</summary>
    internal IReadOnlyList<string> BroughtBy(string folder) => [.. _now.Connectors.Select(c => c.Name).Where(n => FolderOf(n) == folder)];

    /// <exception cref="FlitchException">Always: there is no such connector; names the nearest.</exception>
    internal string Missing(string connector) => Found(_now, connector).Plugin.Name;

    /// <summary>Loads a folder from anywhere, and lets go of it again; whatever it throws comes out.</summary>
    /// <returns>The connectors that it would bring.</returns>
    internal async Task<IReadOnlyList<string>> TryOutAsync(string folder)
    {
        var plugin = _loader.Load(folder, PluginScan.Fingerprint(folder));
        IReadOnlyList<string> names = [.. plugin.Connectors.Select(c => c.Descriptor.Name)];
        await plugin.ReleaseAsync();
        return names;
    }

    /// <summary>The plugin folder as it is; null when it is missing or cannot be read.</summary>
    internal PluginScan? Scan() => PluginScan.Of(_root);

    /// <summary>Whether a scan shows anything that is not loaded, or not tried.</summary>
    internal bool Differs(PluginScan scan)
    {
        lock (_gate)
        {
            return _slots.Differ(scan);
        }
    }

    /// <summary>Loads what a scan shows, in one step for all who look, and lets go of what is no longer there.</summary>
    internal async Task FollowAsync(PluginScan? scan)
    {
        IReadOnlyList<LoadedPlugin> retired;
        lock (_gate)
        {
            retired = scan is null ? [] : _slots.Follow(scan);
            _now = _slots.Snapshot;
        }

        Changed?.Invoke(this, EventArgs.Empty);
        await ReleaseAsync(retired);
    }

    private static async Task ReleaseAsync(IEnumerable<LoadedPlugin> plugins)
    {
        foreach (var plugin in plugins)
        {
            await plugin.ReleaseAsync();
        }
    }

    private static (LoadedPlugin Plugin, LoadedConnector Connector) Found(PluginSnapshot now, string name) =>
        now.Find(name) ?? throw Unknown(now, "usage:unknown-connector", $"No connector is called \"{name}\".", name, [.. now.Connectors.Select(c => c.Name)]);

    private static FlitchException Unknown(PluginSnapshot now, string code, string summary, string name, IReadOnlyCollection<string> known)
    {
        var broken = now.Failures.Count == 0 ? "" : $" Not loaded: {string.Join("; ", now.Failures.Select(f => $"{f.Folder} ({f.Reason})"))}.";
        var fix = Nearest.To(name, known) is { } nearest ? $"Did you mean {nearest}?" : "flitch connector list shows what is there.";
        return new FlitchException(code, ErrorKind.Usage, summary + broken, fix);
    }
}
