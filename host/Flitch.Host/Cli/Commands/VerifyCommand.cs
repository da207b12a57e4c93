using System.CommandLine;
using Flitch.Host.Cli.Output;
using Flitch.Host.Cli.Progress;
using Flitch.Host.Wording;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Verifying;
using Spectre.Console;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch verify NAME [DATASET…]</c></summary>
internal sealed class VerifyCommand : CliCommand
{
    private readonly Argument<string> name = new("name") { Description = "The connection." };
    private readonly Argument<string[]> datasets = new("dataset") { Description = "Only these datasets. Default: all that the connection keeps.", Arity = ArgumentArity.ZeroOrMore, DefaultValueFactory = _ => [] };
    private readonly Option<bool> repair = new("--repair") { Description = "Read damaged stretches again, add and replace what differs, and move aside what the service no longer serves." };
    private readonly Option<bool> yes = new("--yes", "-y") { Description = "With --repair: do not ask before more than 50 rows, or 0.1 % of a dataset, are moved aside." };

    /// <summary>Makes the command.</summary>
    public VerifyCommand()
        : base(
            "verify",
            "Prove that what is stored is what was written, and all that the service serves: files, counts, and the checks that the objects' schemas state.",
            "flitch verify main",
            "flitch verify main ledgers --repair")
    {
        Add(name);
        Add(datasets);
        Options.Add(repair);
        Options.Add(yes);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var connection = await context.Host.Service<ConnectionService>().GetAsync(context.Value(name), cancellationToken);
        var only = context.Value(datasets) is { Length: > 0 } named ? named : null;
        var service = context.Host.Service<VerifyService>();

        // A question cannot be asked while a live table is being drawn: where the answer is no, it is asked afterwards and the repair run once more.
        var questions = new List<RemovalQuestion>();
        var options = new VerifyOptions { Repair = context.Value(repair), Confirm = (question, _) => Task.FromResult(Answer(context, question, questions)) };
        var run = await ProgressDisplay.ShowAsync(
            context.Console, context.Json, progress => service.VerifyAsync(connection.Name, only, options, progress, cancellationToken));
        if (questions.Count > 0 && CliConsole.CanAsk && questions.TrueForAll(q => Confirmed(context.Console, q)))
        {
            run = await ProgressDisplay.ShowAsync(
                context.Console,
                context.Json,
                progress => service.VerifyAsync(connection.Name, only, options with { Confirm = (_, _) => Task.FromResult(true) }, progress, cancellationToken));
        }

        return VerifyOutcome.Print(context, run, context.Value(repair));
    }

    private bool Answer(CommandContext context, RemovalQuestion question, List<RemovalQuestion> questions)
    {
        if (!context.Value(yes))
            questions.Add(question);
        return context.Value(yes);
    }

    private static bool Confirmed(CliConsole console, RemovalQuestion question)
    {
        var text = $"{question.Dataset}: the service no longer serves {ProgressText.Rows(question.Rows)} of {Times.Count(question.Stored)}. Move them to {question.Dataset}_removed?";
        return console.Error.Prompt(new ConfirmationPrompt(Markup.Escape(text)) { DefaultValue = false });
    }
}
