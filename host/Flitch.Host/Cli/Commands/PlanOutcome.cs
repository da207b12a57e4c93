using System.Text.Json.Nodes;
using Flitch.Host.Cli.Output;
using Flitch.Host.Cli.Progress;
using Flitch.Pipeline.Refreshing;
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
            JsonOutput.Write(context.Console, AsJson(plan));
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
        var duration = plan.Duration > TimeSpan.Zero ? $"{Times.Duration(plan.Duration)} at the key's call budget" : "no waiting for the call budget";
        console.Line($"{ProgressText.Calls((int)Math.Min(plan.Calls, int.MaxValue))}, {duration}; ready at {Times.Second(plan.FinishAt)} UTC if it began now.");
    }

    private static JsonObject AsJson(RefreshPlan plan) => new()
    {
        ["connection"] = plan.Connection,
        ["calls"] = plan.Calls,
        ["cost"] = plan.Cost,
        ["seconds"] = RunJson.Seconds(plan.Duration),
        ["finishAt"] = JsonOutput.Time(plan.FinishAt),
        ["datasets"] = new JsonArray([.. plan.Datasets.Select(d => new JsonObject { ["dataset"] = d.Dataset, ["rows"] = d.Rows, ["calls"] = d.Calls })]),
    };
}
