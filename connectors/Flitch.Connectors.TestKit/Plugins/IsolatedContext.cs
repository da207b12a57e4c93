using System.Reflection;
using System.Runtime.Loader;

namespace Flitch.Connectors.TestKit.Plugins;

/// <summary>Loads a plugin and what lies beside it anew, as a host does; the contracts stay shared.</summary>
internal sealed class IsolatedContext(string plugin) : AssemblyLoadContext("conformance", isCollectible: true)
{
    private static readonly string[] Shared =
        ["Flitch.Connectors.Abstractions", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions"];

    /// <summary>Loads the plugin's assembly.</summary>
    public Assembly LoadPlugin() => LoadFromAssemblyPath(plugin);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = Path.Combine(Path.GetDirectoryName(plugin)!, assemblyName.Name + ".dll");
        return Shared.Contains(assemblyName.Name, StringComparer.Ordinal) || !File.Exists(path) ? null : LoadFromAssemblyPath(path);
    }
}
