using System.CommandLine;
using Flitch.Connectors;
using Flitch.Connectors.Sandboxes;
using Flitch.Host.Composition;
using Flitch.Pipeline.Plugins;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch sandbox NAME …</c>: one command per sandbox that a plugin brings, with the options that the sandbox declares.</summary>
internal static class SandboxCommands
{
    /// <summary>The group; its commands are there only when the command line asks for a sandbox, because finding them loads the plugins.</summary>
    /// <param name="args">The command line's words.</param>
    /// <param name="plugins">Lends the plugins; must outlive the commands.</param>
    public static Command Create(string[] args, HostRuntime plugins) => new CommandGroup(
        "sandbox",
        "Serve a stand-in for a connector's service on this machine, with an account made up from a seed.",
        args.FirstOrDefault(a => !a.StartsWith('-')) == "sandbox" ? [.. Find(plugins).Select(s => new SandboxCommand(s))] : []);

    private static IReadOnlyList<IConnectorSandbox> Find(HostRuntime plugins)
    {
        var sandboxes = plugins.Service<PluginCatalog>().Sandboxes;
        return sandboxes.Count > 0 ? sandboxes : throw new FlitchException(
            "usage:no-sandbox", ErrorKind.Usage, "No installed connector brings a sandbox.", $"Plugins are looked for in {PluginFolder.Path}.");
    }
}
