using System.CommandLine;
using Flitch.Host.Cli.Progress;
using Flitch.Host.Wording;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Refreshing;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch refresh NAME [DATASET…]</c></summary>
internal sealed class RefreshCommand : CliCommand
{
    private readonly Argument<string> name = new("name") { Description = "The connection." };
    private readonly Argument<string[]> datasets = new("dataset") { Description = "Only these datasets. Default: all that the connection keeps.", Arity = ArgumentArity.ZeroOrMore, DefaultValueFactory = _ => [] };
    private readonly Option<bool> full = new("--full") { Description = "Fetch everything again, and swap it in when it is complete." };
    private readonly Option<bool> allowShrink = new("--allow-shrink") { Description = "With --full: swap in even when it holds fewer rows." };
    private readonly Option<string?> since = new("--since") { Description = "Fetch nothing before this time (UTC): 2026-01-31 or 2026-01-31T12:00:00Z.", HelpName = "TIME" };

    private readonly Option<bool> plan = new("--plan") { Description = "Only say what it would take: calls, time, when it would be ready. Stores nothing." };

    /// <summary>Makes the command.</summary>
    public RefreshCommand()
        : base(
            "refresh",
            "Bring datasets up to date. What is already stored is not fetched again; a run that was stopped goes on where it stood.",
            "flitch refresh main",
            "flitch refresh main ledgers trades_history --since 2026-01-01",
            "flitch refresh main --plan")
    {
        Add(name);
        Add(datasets);
        foreach (var option in new Option[] { full, allowShrink, since, plan })
            Options.Add(option);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var connection = await context.Host.Service<ConnectionService>().GetAsync(context.Value(name), cancellationToken);
        var only = context.Value(datasets) is { Length: > 0 } named ? named : null;
        var options = new RefreshOptions { Full = context.Value(full), AllowShrink = context.Value(allowShrink), Since = TimeArgument.Read(context.Value(since)) };
        var service = context.Host.Service<RefreshService>();
        if (context.Value(plan))
            return PlanOutcome.Print(context, await service.PlanAsync(connection.Name, only, options, cancellationToken));
        var run = await ProgressDisplay.ShowAsync(
            context.Console, context.Json, progress => service.RefreshAsync(connection.Name, only, options, progress, cancellationToken));
        return RunOutcome.Print(context, run, connection);
    }
}
