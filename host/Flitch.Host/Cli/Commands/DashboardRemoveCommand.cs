using System.CommandLine;
using System.Text.Json.Nodes;
using Flitch.Host.Cli.Output;
using Flitch.Host.Dashboards;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch dashboard remove NAME</c></summary>
internal sealed class DashboardRemoveCommand : CliCommand
{
    private readonly Argument<string> name = new("name") { Description = "A dashboard of your own." };

    /// <summary>Makes the command.</summary>
    public DashboardRemoveCommand()
        : base("remove", "Remove a dashboard of your own. One that a connector brings is then as the connector has it.", "flitch dashboard remove fees") => Add(name);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await context.Host.Service<DashboardLibrary>().RemoveAsync(context.Value(name), cancellationToken);
        if (context.Json)
            JsonOutput.Write(context.Console, new JsonObject { ["removed"] = context.Value(name) });
        else
            context.Console.Line($"Removed {context.Value(name)}.");
        return ExitCodes.Ok;
    }
}
