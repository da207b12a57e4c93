using Flitch.Host.Wording;
using Flitch.Pipeline.Runs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Flitch.Host.Cli.Output;

/// <summary>Prints runs as a table, one line each; on a wide terminal with changed rows, waits and retries.</summary>
internal static class RunList
{
    /// <summary>Prints them.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="runs">The runs.</param>
    /// <param name="withConnection">True when they are of several connections.</param>
    public static void Print(CliConsole console, IReadOnlyList<RunReport> runs, bool withConnection)
    {
        var isWide = Tables.IsWide(console);
        var table = Tables.New([.. Columns(isWide, withConnection)]);
        table.Columns[0].NoWrap();
        foreach (var run in runs)
            table.AddRow([.. Cells(run, isWide, withConnection)]);
        console.Out.Write(table);
    }

    private static IEnumerable<string> Columns(bool isWide, bool withConnection)
    {
        string[] first = withConnection ? ["Run", "Connection"] : ["Run"];
        string[] rest = ["State", "#Time", "#New", "#Calls"];
        string[] wide = isWide ? ["#Changed", "#Waited", "#Retries"] : [];
        return [.. first, .. rest, .. wide];
    }

    private static IEnumerable<IRenderable> Cells(RunReport run, bool isWide, bool withConnection)
    {
        yield return new Text(run.RunId);
        if (withConnection)
            yield return new Text(run.Connection);
        yield return State(run);
        yield return new Text(run.EndedAt is { } end ? Times.Duration(end - run.StartedAt) : "–");
        yield return Tables.Number(run.Added);
        yield return Tables.Number(run.Calls);
        if (!isWide)
            yield break;
        yield return Tables.Number(run.Changed);
        yield return new Text(Times.Duration(run.Waited));
        yield return Tables.Number(run.Retries);
    }

    private static IRenderable State(RunReport run)
    {
        var kind = run.Kind == RunKind.Refresh ? string.Empty : $"{JsonOutput.Name(run.Kind)} ";
        var code = run.Errors.Count > 0 ? $" {run.Errors[0].Code}" : string.Empty;
        return Tables.Colored($"{kind}{JsonOutput.Name(run.State)}{code}", Color(run.State));
    }

    private static Color Color(RunState state) => state switch
    {
        RunState.Succeeded => Spectre.Console.Color.Green,
        RunState.Running => Spectre.Console.Color.Blue,
        RunState.Failed => Spectre.Console.Color.Red,
        _ => Spectre.Console.Color.Yellow,
    };
}
