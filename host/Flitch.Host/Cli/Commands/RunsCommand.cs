using System.CommandLine;
using Flitch.Connectors;
using Flitch.Host.Cli.Output;
using Flitch.Host.Json;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Runs;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch runs [NAME|RUN]</c></summary>
internal sealed class RunsCommand : CliCommand
{
    private readonly Argument<string?> name = new("name")
    {
        Description = "Only runs of this connection; or a run's id, or its beginning, for all that is known of it.",
        Arity = ArgumentArity.ZeroOrOne,
        DefaultValueFactory = _ => null,
    };

    private readonly Option<int> limit = new("--limit") { Description = "How many, newest first. Default: 20.", HelpName = "N", DefaultValueFactory = _ => 20 };

    private readonly Option<bool> requests = new("--requests") { Description = "With a run: the calls that it made, the first ones first, each with what it asked for and brought." };

    private readonly Option<string?> dataset = new("--dataset") { Description = "With --requests: only those for this dataset.", HelpName = "DATASET" };

    /// <summary>Makes the command.</summary>
    public RunsCommand()
        : base("runs", "List the runs that were, newest first, or show one.", "flitch runs main --limit 5", "flitch runs 20261123-055158", "flitch runs 20261123-055158 --requests --limit 500")
    {
        Add(name);
        Add(limit);
        Add(requests);
        Add(dataset);
    }

    /// <inheritdoc/>
    protected override Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken) =>
        context.Value(name) is [>= '0' and <= '9', ..] run ? ShowAsync(context, run, cancellationToken) : ListAsync(context, context.Value(name), cancellationToken);

    private async Task<int> ShowAsync(CommandContext context, string id, CancellationToken cancellationToken)
    {
        var run = await context.Host.Service<RunHistory>().GetAsync(id, cancellationToken);
        if (context.Value(requests))
            return await ShowRequestsAsync(context, run, cancellationToken);
        if (context.Json)
            JsonOutput.WriteAs(context.Console, RunJson.Of(run));
        else
            RunDetail.Print(context.Console, run);
        return ExitCodes.Ok;
    }

    private async Task<int> ShowRequestsAsync(CommandContext context, RunReport run, CancellationToken cancellationToken)
    {
        var calls = await context.Host.Service<RunHistory>().CallsAsync(run, context.Value(dataset), 0, Math.Clamp(context.Value(limit), 1, 1_000_000), cancellationToken);
        if (context.Json)
            JsonOutput.WriteAs<IReadOnlyList<RequestJson>>(context.Console, [.. calls.Calls.Select(RequestJson.Of)]);
        else if (calls.Total == 0)
            context.Console.Line("No requests.");
        else
            RequestTable.Print(context.Console, calls);
        return ExitCodes.Ok;
    }

    private async Task<int> ListAsync(CommandContext context, string? connection, CancellationToken cancellationToken)
    {
        if (context.Value(requests))
            throw new FlitchException("usage:requests", ErrorKind.Usage, "--requests belongs to one run.", "Give a run's id, or its beginning: flitch runs lists them.");
        if (connection is not null)
            _ = await context.Host.Service<ConnectionService>().GetAsync(connection, cancellationToken);
        var runs = await context.Host.Service<RunHistory>().ListAsync(connection, Math.Clamp(context.Value(limit), 1, 10_000), cancellationToken);
        if (context.Json)
            JsonOutput.WriteAs<IReadOnlyList<RunJson>>(context.Console, [.. runs.Select(RunJson.Of)]);
        else if (runs.Count == 0)
            context.Console.Line("No runs yet.");
        else
            RunList.Print(context.Console, runs, withConnection: connection is null);
        return ExitCodes.Ok;
    }
}
