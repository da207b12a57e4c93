using System.CommandLine;
using System.Text.Json.Nodes;
using Flitch.Host.Cli.Output;
using Flitch.Pipeline.Plugins;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch connector install FILE|FOLDER</c></summary>
internal sealed class ConnectorInstallCommand : CliCommand
{
    private readonly Argument<string> source = new("source") { Description = "A package (.nupkg), or the folder that the connector's build leaves." };

    /// <summary>Makes the command.</summary>
    public ConnectorInstallCommand()
        : base(
            "install",
            "Install a connector, or another build of it. It is loaded first: one that does not load changes nothing. A connector is code that runs with your rights: install only what you trust.",
            "flitch connector install Acme.Weather.1.0.0.nupkg",
            "flitch connector install Acme.Weather/bin/Release/net10.0") => Add(source);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var installed = await context.Host.Service<PluginInstaller>().InstallAsync(context.Value(source), cancellationToken);
        var names = string.Join(", ", installed.Connectors);
        if (context.Json)
            JsonOutput.Write(context.Console, AsJson(installed));
        else
            context.Console.Line($"{(installed.Replaced ? "Replaced" : "Installed")} {names} in {installed.Folder}. See it with: {Invocation.Name} connector show {installed.Connectors[0]}");
        return ExitCodes.Ok;
    }

    private static JsonObject AsJson(InstalledPlugin installed) => new()
    {
        ["folder"] = installed.Folder,
        ["connectors"] = new JsonArray([.. installed.Connectors.Select(c => (JsonNode)c)]),
        ["replaced"] = installed.Replaced,
    };
}
