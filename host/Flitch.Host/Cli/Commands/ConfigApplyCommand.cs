using System.CommandLine;
using Flitch.Connectors;
using Flitch.Host.Cli.Output;
using Flitch.Pipeline.Configuration;
using Spectre.Console;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch config apply FILE</c></summary>
internal sealed class ConfigApplyCommand : CliCommand
{
    private readonly Argument<FileInfo> file = new("file") { Description = "The file, as flitch config export writes it." };
    private readonly Option<bool> plan = new("--plan") { Description = "Only say what would change." };
    private readonly Option<bool> prune = new("--prune") { Description = "Remove connections that the file does not name, with their credentials and data; asks first." };
    private readonly Option<bool> yes = new("--yes", "-y") { Description = "Do not ask." };
    private readonly Option<bool> noTest = new("--no-test") { Description = "Save without testing the credentials." };

    /// <summary>Makes the command.</summary>
    public ConfigApplyCommand()
        : base(
            "apply",
            "Make connections, datasets, schedules and notifications what a file says. A second time there is nothing to change.",
            "flitch config apply flitch.json --plan",
            "KRAKEN_KEY=… flitch config apply flitch.json")
    {
        Add(file);
        foreach (var option in new Option[] { plan, prune, yes, noTest })
            Options.Add(option);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var planned = await context.Host.Service<ConfigService>().PlanAsync(Source(context.Value(file)), context.Value(prune), cancellationToken);
        if (!context.Json)
            Print(context, planned);
        if (planned.Changes.Count == 0 || context.Value(plan))
            return Planned(context, planned);
        if (!context.Value(yes) && planned.Changes.Any(c => c.Action is ConfigAction.Remove) && !Confirmed(context, planned))
            return ExitCodes.Failed;
        return Applied(context, planned, await ConfigService.ApplyAsync(planned, context.Value(noTest), cancellationToken));
    }

    private static ConfigSource Source(FileInfo file)
    {
        try
        {
            return new ConfigSource(file.Name, File.ReadAllBytes(file.FullName), file.DirectoryName!, Environment.GetEnvironmentVariable);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FlitchException("usage:config-file", ErrorKind.Usage, $"{file.FullName} cannot be read: {e.Message}", $"Name the file, or write one: {Invocation.Name} config export --to flitch.json", e);
        }
    }

    private static void Print(CommandContext context, ConfigPlan planned)
    {
        ConfigText.Print(context.Console.Out, planned.Changes);
        ConfigText.PrintNotes(context.Console, planned);
        if (planned.Changes.Count == 0)
            context.Console.Line("Nothing to change.");
    }

    private static int Planned(CommandContext context, ConfigPlan planned)
    {
        if (context.Json)
            JsonOutput.Write(context.Console, ConfigText.Json(planned, null));
        return ExitCodes.Ok;
    }

    private static int Applied(CommandContext context, ConfigPlan planned, ConfigResult result)
    {
        if (context.Json)
            JsonOutput.Write(context.Console, ConfigText.Json(planned, result));
        else
            PrintOutcome(context, result);
        if (result.Error is not { } error)
            return ExitCodes.Ok;
        ErrorWriter.Write(context.Console, error, context.Json);
        return ExitCodes.For(error.Kind);
    }

    private static void PrintOutcome(CommandContext context, ConfigResult result)
    {
        if (result.Failed is not { } failed)
        {
            context.Console.Line($"Applied: {Names(result.Done)}.");
            return;
        }

        context.Console.Line(result.Done.Count == 0 ? "Nothing was changed." : $"Changed: {Names(result.Done)}.");
        context.Console.Line($"Not changed: {Names([failed, .. result.NotDone])}.");
    }

    private static string Names(IEnumerable<ConfigChange> changes) => string.Join(", ", changes.Select(c => c.Target));

    private static bool Confirmed(CommandContext context, ConfigPlan planned)
    {
        var gone = Names(planned.Changes.Where(c => c.Action is ConfigAction.Remove));
        if (!CliConsole.CanAsk)
            throw new FlitchException(
                "usage:not-confirmed", ErrorKind.Usage, $"Applying the file removes {gone} with all data, and there is no terminal to ask on.", "Say so on the command line, with --yes; or leave --prune out. Nothing was changed.");
        return context.Console.Error.Prompt(new ConfirmationPrompt($"Remove {Markup.Escape(gone)} with credentials and all data?") { DefaultValue = false });
    }
}
