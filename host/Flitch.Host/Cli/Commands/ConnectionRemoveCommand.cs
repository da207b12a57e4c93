using System.CommandLine;
using System.Text.Json.Nodes;
using Flitch.Connectors;
using Flitch.Host.Cli.Output;
using Flitch.Pipeline.Connections;
using Spectre.Console;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch connection remove NAME</c></summary>
internal sealed class ConnectionRemoveCommand : CliCommand
{
    private readonly Argument<string> name = new("name") { Description = "The connection." };
    private readonly Option<bool> yes = new("--yes", "-y") { Description = "Do not ask." };

    /// <summary>Makes the command.</summary>
    public ConnectionRemoveCommand()
        : base("remove", "Remove a connection with its credentials and all its data. The account itself is not touched.", "flitch connection remove main --yes")
    {
        Add(name);
        Add(yes);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var connections = context.Host.Service<ConnectionService>();
        var connection = await connections.GetAsync(context.Value(name), cancellationToken);
        if (!context.Value(yes) && !Confirmed(context, connection))
            return ExitCodes.Failed;
        await connections.RemoveAsync(connection.Name, cancellationToken);
        if (context.Json)
            JsonOutput.Write(context.Console, new JsonObject { ["removed"] = connection.Name });
        else
            context.Console.Line($"Removed {connection.Name}.");
        return ExitCodes.Ok;
    }

    private static bool Confirmed(CommandContext context, ConnectionInfo connection)
    {
        if (!CliConsole.CanAsk)
            throw new FlitchException(
                "usage:not-confirmed",
                ErrorKind.Usage,
                $"Removing {connection.Name} deletes its data from this machine, and there is no terminal to ask on.",
                $"Say so on the command line: {Invocation.Name} connection remove {connection.Name} --yes");
        var question = $"Remove {Markup.Escape(connection.Title)} with its credentials and all its data?";
        return context.Console.Error.Prompt(new ConfirmationPrompt(question) { DefaultValue = false });
    }
}
