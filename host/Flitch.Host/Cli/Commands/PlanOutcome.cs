using Flitch.Host.Cli.Output;
using Flitch.Host.Json;
using Flitch.Host.Wording;
using Flitch.Pipeline.Progress;
using Spectre.Console;

namespace Flitch.Host.Cli.Commands;

/// <summary>Prints what a refresh would take.</summary>
internal static class PlanOutcome
{
    /// <summary>Prints it as a table or as JSON.</summary>
    /// <param name="context">The command.</param>
    /// <param name="plan">The plan.</param>
    /// <returns>The exit code.</returns>
    public static int Print(CommandContext context, RefreshPlan plan)
    {
        if (context.Json)
            JsonOutput.WriteAs(context.Console, PlanJson.Of(plan));
        else
            PrintTable(context.Console, plan);
        return ExitCodes.Ok;
    }

    private static void PrintTable(CliConsole console, RefreshPlan plan)
    {
        var table = Tables.New("Dataset", "#New rows", "#Calls");
        foreach (var dataset in plan.Datasets)
            table.AddRow(new Text(dataset.Dataset), new Text(dataset.Rows is { } rows ? Times.Count(rows) : "unknown"), Tables.Number(dataset.Calls));
        console.Out.Write(table);
        foreach (var line in PlanText.Lines(plan))
            console.Line(line);
    }
}
