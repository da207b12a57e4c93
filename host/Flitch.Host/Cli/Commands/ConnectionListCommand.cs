using Flitch.Host.Cli.Output;
using Flitch.Host.Json;
using Flitch.Host.Wording;
using Flitch.Pipeline.Connections;
using Spectre.Console;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch connection list</c></summary>
internal sealed class ConnectionListCommand() : CliCommand("list", "List the connections.", "flitch connection list")
{
    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var connections = await context.Host.Service<ConnectionService>().ListAsync(cancellationToken);
        if (context.Json)
            JsonOutput.WriteAs<IReadOnlyList<ConnectionJson>>(context.Console, [.. connections.Select(ConnectionJson.Of)]);
        else if (connections.Count == 0)
            context.Console.Line($"No connections yet. Add one: {Invocation.Name} connection add kraken --name main");
        else
            Print(context.Console, connections);
        return ExitCodes.Ok;
    }

    private static void Print(CliConsole console, IReadOnlyList<ConnectionInfo> connections)
    {
        var table = Tables.New("Name", "Connector", "Title", "Datasets", "Added");
        foreach (var c in connections)
        {
            var picked = $"{c.Datasets.Count(d => d.Enabled)} of {c.Datasets.Count}";
            table.AddRow(new Text(c.Name), new Text(c.Connector), new Text(c.Title), new Text(picked), new Text(Times.Second(c.CreatedAt)));
        }
        console.Out.Write(table);
    }
}
