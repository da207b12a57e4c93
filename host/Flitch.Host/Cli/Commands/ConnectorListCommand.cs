using Flitch.Host.Cli.Output;
using Flitch.Host.Composition;
using Flitch.Host.Json;
using Flitch.Host.Wording;
using Flitch.Pipeline.Plugins;
using Spectre.Console;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch connector list</c></summary>
internal sealed class ConnectorListCommand() : CliCommand("list", "List the connectors that are installed.", "flitch connector list")
{
    /// <inheritdoc/>
    protected override Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var plugins = context.Host.Service<PluginCatalog>();
        if (context.Json)
            JsonOutput.WriteAs(context.Console, ConnectorsJson.Of(plugins));
        else if (plugins.Connectors.Count + plugins.Failures.Count == 0)
            context.Console.Line($"No connectors are installed; they would be in {PluginFolder.Path}");
        else
            Print(context.Console, plugins);
        return Task.FromResult(ExitCodes.Ok);
    }

    private static void Print(CliConsole console, PluginCatalog plugins)
    {
        var table = Tables.New("Name", "Title", "Objects", "Sandbox", "What it connects to");
        foreach (var connector in plugins.Connectors)
        {
            var sandbox = plugins.Sandboxes.Any(s => s.Connector == connector.Name) ? "yes" : "no";
            table.AddRow(new Text(connector.Name), new Text(connector.Title), new Text($"{connector.Objects.Count}"), new Text(sandbox), new Text(connector.Description));
        }
        console.Out.Write(table);
        foreach (var failure in plugins.Failures)
            Notice.Warning(console.Out, PluginWords.Of(failure), null);
    }
}
