using Flitch.Connectors.Catalog;
using Flitch.Host.Cli.Output;
using Flitch.Host.Json;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Runs;

namespace Flitch.Host.Cli.Commands;

/// <summary>Prints a run's outcome and finds its exit code.</summary>
internal static class RunOutcome
{
    /// <summary>Prints it as a table or as JSON.</summary>
    /// <param name="context">The command.</param>
    /// <param name="run">The run.</param>
    /// <param name="connection">Its connection.</param>
    /// <returns>The exit code.</returns>
    public static int Print(CommandContext context, RunReport run, ConnectionInfo connection)
    {
        var incremental = connection.Datasets.Where(d => d.Mode == RefreshMode.Incremental).Select(d => d.Name).ToHashSet();
        if (context.Json)
            JsonOutput.WriteAs(context.Console, RunJson.Of(run));
        else
            RunTable.Print(context.Console, run, incremental);
        return CodeOf(run);
    }

    private static int CodeOf(RunReport run)
    {
        var code = ExitCodes.For(run.Errors.Select(e => e.Kind));
        return code == ExitCodes.Ok && run.State != RunState.Succeeded ? ExitCodes.Failed : code;
    }
}
