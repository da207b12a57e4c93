using System.Reflection;
using System.Runtime.Loader;

namespace Flitch.Pipeline.Plugins;

/// <summary>
/// A plugin folder's own assemblies. The contracts come from the host by returning null for them: a copy of its own would be another type, and a plugin
/// could then not be recognised as one.
/// </summary>
internal sealed class PluginLoadContext(string folder, IReadOnlyList<string> entries)
    : AssemblyLoadContext("plugin " + Path.GetFileName(folder), isCollectible: true)
{
    private static readonly string[] Shared =
        ["Flitch.Connectors.Abstractions", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions"];

    private readonly AssemblyDependencyResolver[] _resolvers = [.. entries.Select(e => new AssemblyDependencyResolver(e))];

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (Shared.Contains(assemblyName.Name, StringComparer.Ordinal))
        {
            return null;
        }

        var path = Resolve(r => r.ResolveAssemblyToPath(assemblyName));
        return path is null ? null : LoadFromAssemblyPath(path);
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        var path = Resolve(r => r.ResolveUnmanagedDllToPath(unmanagedDllName));
        return path is null ? 0 : LoadUnmanagedDllFromPath(path);
    }

    private string? Resolve(Func<AssemblyDependencyResolver, string?> ask) => _resolvers.Select(ask).FirstOrDefault(path => path is not null);
}
