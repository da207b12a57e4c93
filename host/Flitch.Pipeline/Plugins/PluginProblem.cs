using System.Reflection;
using Flitch.Connectors.Plugins;

namespace Flitch.Pipeline.Plugins;

/// <summary>Says in a sentence why a plugin could not be loaded.</summary>
internal static class PluginProblem
{
    private static readonly AssemblyName Contracts = typeof(IConnectorPlugin).Assembly.GetName();

    public static string Describe(Exception e)
    {
        var root = e is TargetInvocationException or TypeInitializationException ? e.InnerException ?? e : e;
        var text = OtherContracts(root) ?? root.Message.ReplaceLineEndings(" ");
        return root is MissingMemberException or TypeLoadException ? $"{text} It may be built against another version of {Contracts.Name}; this host brings {Contracts.Version}." : text;
    }

    /// <summary>The contracts are the host's own: a plugin that was built against newer ones looks for an assembly that is not there.</summary>
    private static string? OtherContracts(Exception e)
    {
        var missing = (e as FileNotFoundException)?.FileName ?? (e as FileLoadException)?.FileName;
        return missing?.StartsWith(Contracts.Name + ",", StringComparison.Ordinal) == true
            ? $"It was built against version {new AssemblyName(missing).Version} of {Contracts.Name}, and this host brings {Contracts.Version}."
            : null;
    }
}
