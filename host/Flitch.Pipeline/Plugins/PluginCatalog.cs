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
/// <see cref="Failures"/> and hurts nobody else. Disposing unloads the folders.
/// </summary>
public sealed class PluginCatalog : IAsyncDisposable
{
    private readonly IKeyLine _keyLine;
    private readonly TimeProvider _clock;
    private readonly ILoggerFactory _loggers;
    private readonly ILogger _log;
    private readonly List<PluginFolder> _folders = [];
    private readonly List<PluginFailure> _failures = [];
    private readonly SortedDictionary<string, LoadedConnector> _connectors = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, IConnectorSandbox> _sandboxes = new(StringComparer.Ordinal);

    /// <summary>Loads all plugins.</summary>
    /// <param name="options">Where the plugin folder is; a missing one holds no plugins.</param>
    /// <param name="inProcess">Plugins that come with the host's container.</param>
    /// <param name="keyLine">The line of API keys that plugins get.</param>
    /// <param name="clock">The clock that plugins get.</param>
    /// <param name="loggers">The logging that plugins get.</param>
    public PluginCatalog(PipelineOptions options, IEnumerable<IConnectorPlugin> inProcess, IKeyLine keyLine, TimeProvider clock, ILoggerFactory loggers)
    {
        _keyLine = keyLine;
        _clock = clock;
        _loggers = loggers;
        _log = loggers.CreateLogger<PluginCatalog>();
        foreach (var plugin in inProcess)
        {
            Register(plugin);
        }

        foreach (var folder in Folders(options.PluginFolder))
        {
            TryLoad(folder);
        }

        Connectors = [.. _connectors.Values.Select(c => c.Descriptor)];
        Sandboxes = [.. _sandboxes.Values];
    }

    /// <summary>The connectors, by name.</summary>
    public IReadOnlyList<ConnectorDescriptor> Connectors { get; private set; }

    /// <summary>The sandboxes, by the name of their connector.</summary>
    public IReadOnlyList<IConnectorSandbox> Sandboxes { get; private set; }

    /// <summary>Plugin folders that could not be loaded.</summary>
    public IReadOnlyList<PluginFailure> Failures => _failures;

    /// <summary>The connector called <paramref name="name"/>.</summary>
    /// <param name="name">For example <c>kraken</c>.</param>
    /// <exception cref="FlitchException">There is none (usage); names the nearest.</exception>
    public ConnectorDescriptor Find(string name) => Loaded(name).Descriptor;

    /// <summary>The sandbox of the connector called <paramref name="connector"/>.</summary>
    /// <param name="connector">For example <c>kraken</c>.</param>
    /// <exception cref="FlitchException">It brings none (usage).</exception>
    public IConnectorSandbox FindSandbox(string connector) => _sandboxes.GetValueOrDefault(connector)
        ?? throw Unknown("usage:unknown-sandbox", $"No sandbox is called \"{connector}\".", connector, _sandboxes.Keys);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var connector in _connectors.Values)
        {
            await connector.DisposeAsync();
        }

        _connectors.Clear();
        _sandboxes.Clear();
        Connectors = [];
        Sandboxes = [];
        _folders.ForEach(f => f.Unload());
        _folders.Clear();
    }

    internal LoadedConnector Loaded(string name) => _connectors.GetValueOrDefault(name)
        ?? throw Unknown("usage:unknown-connector", $"No connector is called \"{name}\".", name, _connectors.Keys);

    private static IEnumerable<string> Folders(string path) =>
        Directory.Exists(path) ? Directory.EnumerateDirectories(path).Order(StringComparer.Ordinal) : [];

    private FlitchException Unknown(string code, string summary, string name, IReadOnlyCollection<string> known)
    {
        var broken = _failures.Count == 0 ? "" : $" Not loaded: {string.Join("; ", _failures.Select(f => $"{f.Folder} ({f.Reason})"))}.";
        var fix = Nearest.To(name, known) is { } nearest ? $"Did you mean {nearest}?" : "flitch connector list shows what is there.";
        return new FlitchException(code, ErrorKind.Usage, summary + broken, fix);
    }

    private void TryLoad(string path)
    {
        var failures = _failures.Count;
        try
        {
            var folder = PluginFolder.Load(path);
            _folders.Add(folder);
            folder.Plugins.ForEach(Register);
            folder.Sandboxes.ForEach(s => _sandboxes.TryAdd(s.Connector, s));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A plugin's constructor, static state or registration can throw anything; none of it may take the host down.
            _failures.Add(new PluginFailure(Path.GetFileName(path), Describe(e)));
        }

        foreach (var failure in _failures.Skip(failures))
        {
            PluginLog.NotLoaded(_log, failure.Folder, failure.Reason);
        }
    }

    private void Register(IConnectorPlugin plugin)
    {
        var loaded = LoadedConnector.Create(plugin, _keyLine, _clock, _loggers);
        if (!_connectors.TryAdd(loaded.Descriptor.Name, loaded))
        {
            throw new InvalidOperationException($"Another plugin already brings a connector called {loaded.Descriptor.Name}.");
        }
    }

    private static string Describe(Exception e)
    {
        var root = e is System.Reflection.TargetInvocationException or TypeInitializationException ? e.InnerException ?? e : e;
        return root.Message.ReplaceLineEndings(" ");
    }
}
