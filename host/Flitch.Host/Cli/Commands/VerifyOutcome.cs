using Flitch.Host.Cli.Output;
using Flitch.Host.Json;
using Flitch.Pipeline.Runs;

namespace Flitch.Host.Cli.Commands;

/// <summary>Prints what a verification found, and finds its exit code.</summary>
internal static class VerifyOutcome
{
    /// <summary>Prints it as a table or as JSON.</summary>
    /// <param name="context">The command.</param>
    /// <param name="run">The verification.</param>
    /// <param name="repairs">Whether it was to repair what it found.</param>
    /// <returns>0 when all is sound, 1 when differences stay, 3 when a person has to decide.</returns>
    public static int Print(CommandContext context, RunReport run, bool repairs)
    {
        if (context.Json)
            JsonOutput.WriteAs(context.Console, RunJson.Of(run));
        else
            VerifyTable.Print(context.Console, run, repairs);
        return CodeOf(run);
    }

    private static int CodeOf(RunReport run)
    {
        var code = ExitCodes.For(run.Errors.Select(e => e.Kind));
        if (run.Datasets.Any(d => d.Verification is { NeedsDecision: true }))
            return ExitCodes.NeedsUser;
        var isSound = run.State == RunState.Succeeded && run.Datasets.All(d => d.Verification is { IsSound: true });
        return code == ExitCodes.Ok && !isSound ? ExitCodes.Failed : code;
    }
}
