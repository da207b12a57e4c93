using System.CommandLine;
using System.Text.Json.Nodes;
using Flitch.Connectors;
using Flitch.Host.Cli.Output;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Plugins;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch connector uninstall NAME</c></summary>
internal sealed class ConnectorUninstallCommand : CliCommand
{
    private readonly Argument<string> name = new("name") { Description = "The connector; or its plugin's folder, where it does not load." };
    private readonly Option<bool> yes = new("--yes", "-y") { Description = "Also when connections use it." };

    /// <summary>Makes the command.</summary>
    public ConnectorUninstallCommand()
        : base("uninstall", "Remove a connector from the plugin folder. Its connections and their data stay; they are refreshed again once it is back.", "flitch connector uninstall weather")
    {
        Add(name);
        Add(yes);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (!context.Value(yes))
            await RefuseUsedAsync(context, cancellationToken);
        var removed = await context.Host.Service<PluginInstaller>().UninstallAsync(context.Value(name));
        if (context.Json)
            JsonOutput.Write(context.Console, new JsonObject { ["folder"] = removed.Folder, ["removed"] = new JsonArray([.. removed.Connectors.Select(c => (JsonNode)c)]) });
        else
            context.Console.Line($"Removed {removed.Folder}.");
        return ExitCodes.Ok;
    }

    private async Task RefuseUsedAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var connector = context.Value(name);
        var going = context.Host.Service<PluginInstaller>().GoingWith(connector);
        var users = (await context.Host.Service<ConnectionService>().ListAsync(cancellationToken)).Where(c => going.Contains(c.Connector)).Select(c => c.Name).ToList();
        if (users.Count > 0)
            throw new FlitchException(
                "usage:connector-in-use",
                ErrorKind.Usage,
                $"{string.Join(", ", users)} could no longer be refreshed: {(going.Count == 1 ? $"{connector} is their connector" : $"{connector} goes with {string.Join(", ", going.Where(g => g != connector))}")}.",
                $"Their data stays. If that is wanted: {Invocation.Name} connector uninstall {connector} --yes");
    }
}
