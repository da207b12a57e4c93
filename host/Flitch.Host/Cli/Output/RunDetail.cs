using Flitch.Host.Cli.Progress;
using Flitch.Host.Wording;
using Flitch.Pipeline.Runs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Flitch.Host.Cli.Output;

/// <summary>Prints all that is known of one run.</summary>
internal static class RunDetail
{
    private static readonly string[] Columns = ["Dataset", "#Rows", "#New", "#Changed", "#Calls", "State"];
    private static readonly string[] WideColumns = ["Proof", "As of (UTC)"];

    /// <summary>Prints it.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="run">The run.</param>
    public static void Print(CliConsole console, RunReport run)
    {
        console.Heading(run.RunId, $" of {run.Connection}: {JsonOutput.Name(run.Kind)}, {JsonOutput.Name(run.State)}");
        foreach (var line in Facts(run))
            console.Line($"  {line}");
        console.Out.Write(Datasets(console, run));
        foreach (var dataset in run.Datasets)
            ProofText.Explain(console, dataset.Dataset, dataset.Proof);
        foreach (var (dataset, notice) in run.Datasets.SelectMany(d => d.Notices.Select(n => (d.Dataset, n))))
            Notice.Information(console.Out, $"{dataset}: {notice}");
        DriftLines.Print(console.Out, run);
        foreach (var error in run.Errors.DistinctBy(e => (e.Summary, e.Fix)))
            Notice.Problem(console.Out, error.Summary, error.Fix);
    }

    private static IEnumerable<string> Facts(RunReport run)
    {
        yield return $"Began {Times.Second(run.StartedAt)} UTC, asked for by {TriggerWords.Of(run.Trigger)}.";
        yield return run.EndedAt is { } end ? $"Ended {Times.Second(end)} UTC, after {Times.Duration(end - run.StartedAt)}." : "It goes on.";
        yield return $"{ProgressText.Rows(run.Added)} added, {Times.Count(run.Changed)} changed.";
        yield return $"{ProgressText.Calls(run.Calls)}, {RunTable.Retries(run)}, {Times.Duration(run.Waited)} of waiting.";
    }

    private static Table Datasets(CliConsole console, RunReport run)
    {
        var isWide = Tables.IsWide(console);
        var table = Tables.New([.. Columns, .. isWide ? WideColumns : []]);
        foreach (var dataset in run.Datasets)
            table.AddRow([.. Cells(run, dataset, isWide)]);
        return table;
    }

    private static IEnumerable<IRenderable> Cells(RunReport run, DatasetReport dataset, bool isWide)
    {
        yield return new Text(dataset.Dataset);
        yield return Tables.Number(dataset.Rows);
        yield return Tables.Number(dataset.Added);
        yield return Tables.Number(dataset.Changed);
        yield return Tables.Number(dataset.Calls);
        yield return RunTable.State(run, dataset);
        if (!isWide)
            yield break;
        yield return ProofText.Cell(dataset.Proof);
        yield return new Text(Times.Second(dataset.AsOf));
    }
}
