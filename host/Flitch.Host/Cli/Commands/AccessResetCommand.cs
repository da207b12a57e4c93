using System.CommandLine;
using System.Text.Json.Nodes;
using Flitch.Connectors;
using Flitch.Host.Cli.Output;
using Flitch.Pipeline.Access;
using Spectre.Console;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch access reset</c></summary>
internal sealed class AccessResetCommand : CliCommand
{
    private readonly Option<bool> yes = new("--yes", "-y") { Description = "Do not ask." };

    /// <summary>Makes the command.</summary>
    public AccessResetCommand()
        : base(
            "reset",
            "Remove the pages' password and sign everybody out, for whoever has forgotten it. The next flitch serve prints a link that signs in. API tokens and data stay.",
            "flitch access reset") => Add(yes);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (!context.Value(yes) && !Confirmed(context))
            return ExitCodes.Failed;
        var had = await context.Host.Service<PasswordStore>().RemoveAsync(cancellationToken);
        await context.Host.Service<SessionStore>().EndOthersAsync(null, cancellationToken); // last: nobody stays who came in by the password meanwhile
        if (context.Json)
            JsonOutput.Write(context.Console, new JsonObject { ["passwordRemoved"] = had });
        else
            context.Console.Line(
                $"{(had ? "The password is removed" : "There was no password")}, and everybody is signed out. Start {Invocation.Name} serve anew: it prints a link that signs in once.");
        return ExitCodes.Ok;
    }

    private static bool Confirmed(CommandContext context)
    {
        if (!CliConsole.CanAsk)
            throw new FlitchException(
                "usage:not-confirmed",
                ErrorKind.Usage,
                "Removing the password signs everybody out, and there is no terminal to ask on.",
                $"Say so on the command line: {Invocation.Name} access reset --yes");
        return context.Console.Error.Prompt(new ConfirmationPrompt("Remove the pages' password, and sign everybody out?") { DefaultValue = false });
    }
}
