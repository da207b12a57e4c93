using System.CommandLine;
using System.Text.Json.Nodes;
using Flitch.Host.Cli.Output;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Refreshing;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch runs [NAME]</c></summary>
internal sealed class RunsCommand : CliCommand
{
    private readonly Argument<string?> name = new("name") { Description = "Only runs of this connection.", Arity = ArgumentArity.ZeroOrOne, DefaultValueFactory = _ => null };
    private readonly Option<int> limit = new("--limit") { Description = "How many, newest first. Default: 20.", HelpName = "N", DefaultValueFactory = _ => 20 };

    /// <summary>Makes the command.</summary>
    public RunsCommand()
        : base("runs", "List the runs that were, newest first.", "flitch runs main --limit 5")
    {
        Add(name);
        Add(limit);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (context.Value(name) is { } connection)
            _ = await context.Host.Service<ConnectionService>().GetAsync(connection, cancellationToken);
        var runs = await context.Host.Service<RunHistory>().ListAsync(context.Value(name), Math.Clamp(context.Value(limit), 1, 10_000), cancellationToken);
        if (context.Json)
            JsonOutput.Write(context.Console, new JsonArray([.. runs.Select(RunJson.Of)]));
        else if (runs.Count == 0)
            context.Console.Line("No runs yet.");
        else
            Print(context.Console, runs);
        return ExitCodes.Ok;
    }

    private static void Print(CliConsole console, IReadOnlyList<RunReport> runs)
    {
        var table = Tables.New("Run", "Connection", "Kind", "Began (UTC)", "#Time", "State", "#New", "#Calls", "Error");
        foreach (var run in runs)
        {
            table.AddRow(
                new Text(run.RunId),
                new Text(run.Connection),
                new Text(JsonOutput.Name(run.Kind)),
                new Text(Times.Second(run.StartedAt)),
                new Text(run.EndedAt is { } end ? Times.Duration(end - run.StartedAt) : "–"),
                State(run.State),
                Tables.Number(run.Added),
                Tables.Number(run.Calls),
                new Text(run.Errors.Count > 0 ? run.Errors[0].Code : string.Empty));
        }
        console.Out.Write(table);
    }

    private static IRenderable State(RunState state) => Tables.Colored(JsonOutput.Name(state), state switch
    {
        RunState.Succeeded => Color.Green,
        RunState.Running => Color.Blue,
        RunState.Failed => Color.Red,
        _ => Color.Yellow,
    });
}
