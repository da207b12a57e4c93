using System.Text.Json.Nodes;
using Flitch.Host.Cli.Output;
using Flitch.Host.Dashboards;
using Spectre.Console;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch dashboard list</c></summary>
internal sealed class DashboardListCommand() : CliCommand("list", "List the dashboards: those that connectors bring, and your own.", "flitch dashboard list")
{
    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var all = await context.Host.Service<DashboardLibrary>().ListAsync(cancellationToken);
        if (context.Json)
            JsonOutput.Write(context.Console, new JsonArray([.. all.Select(Json)]));
        else if (all.Count == 0)
            context.Console.Line("There are none: connectors bring them, and flitch dashboard apply FILE adds your own.");
        else
            Print(context.Console, all);
        return ExitCodes.Ok;
    }

    private static JsonObject Json(DashboardEntry entry) => new()
    {
        ["name"] = entry.Dashboard.Name,
        ["title"] = entry.Dashboard.Title,
        ["tiles"] = entry.Dashboard.Tiles.Count,
        ["connector"] = entry.Connector,
        ["own"] = !entry.IsStarter,
    };

    private static void Print(CliConsole console, IReadOnlyList<DashboardEntry> all)
    {
        var table = Tables.New("Name", "Title", "Tiles", "From");
        foreach (var entry in all)
            table.AddRow(new Text(entry.Dashboard.Name), new Text(entry.Dashboard.Title), new Text($"{entry.Dashboard.Tiles.Count}"), new Text(From(entry)));
        console.Out.Write(table);
    }

    private static string From(DashboardEntry entry) => entry switch
    {
        { IsStarter: true } => $"connector {entry.Connector}",
        { Connector: { } connector } => $"connector {connector}, changed",
        _ => "your own",
    };
}
