using System.Reflection;
using Flitch.Connectors.Plugins;
using Flitch.Connectors.Sandboxes;

namespace Flitch.Pipeline.Plugins;

/// <summary>One loaded plugin folder: what its entry assemblies show, and the context that can be unloaded.</summary>
internal sealed class PluginFolder
{
    private readonly PluginLoadContext _context;

    private PluginFolder(string path, PluginLoadContext context)
    {
        Name = Path.GetFileName(path);
        _context = context;
    }

    public string Name { get; }

    public List<IConnectorPlugin> Plugins { get; } = [];

    public List<IConnectorSandbox> Sandboxes { get; } = [];

    /// <summary>Loads a folder; whatever a broken plugin throws comes out, with nothing left loaded.</summary>
    public static PluginFolder Load(string path)
    {
        var entries = Entries(path);
        if (entries.Count == 0)
        {
            throw new BadImageFormatException("The folder holds no assembly with a .deps.json beside it.");
        }

        entries.ForEach(e => DependencyManifest.Check(Path.ChangeExtension(e, ".deps.json")));
        var folder = new PluginFolder(path, new PluginLoadContext(path, entries));
        try
        {
            entries.ForEach(folder.LoadEntry);
            return folder.Plugins.Count + folder.Sandboxes.Count > 0 ? folder : throw new BadImageFormatException("No assembly in the folder is marked as a connector's or a sandbox's.");
        }
        catch
        {
            folder.Unload();
            throw;
        }
    }

    public void Unload()
    {
        Plugins.Clear();
        Sandboxes.Clear();
        _context.Unload();
    }

    private static List<string> Entries(string path) =>
        [.. Directory.EnumerateFiles(path, "*.dll").Where(f => File.Exists(Path.ChangeExtension(f, ".deps.json"))).Order(StringComparer.Ordinal)];

    private void LoadEntry(string file)
    {
        var assembly = _context.LoadFromAssemblyPath(file);
        Plugins.AddRange(assembly.GetCustomAttributes<ConnectorPluginAttribute>().Select(plugin => Create<IConnectorPlugin>(plugin.PluginType)));

        if (assembly.GetCustomAttribute<ConnectorSandboxAttribute>() is { } sandbox)
        {
            Sandboxes.Add(Create<IConnectorSandbox>(sandbox.SandboxType));
        }
    }

    private static T Create<T>(Type type)
        where T : class => Activator.CreateInstance(type) as T
            ?? throw new InvalidCastException($"{type.FullName} is not an {typeof(T).Name}; it may be built against another version of the contracts.");
}
