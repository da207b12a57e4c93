using Flitch.Host.Cli.Progress;
using Flitch.Host.Wording;
using Flitch.Pipeline.Runs;
using Spectre.Console;

namespace Flitch.Host.Cli.Output;

/// <summary>Prints what a run did: the table, then what was new, what to know, and what went wrong.</summary>
internal static class RunTable
{
    /// <summary>Prints the run's outcome to standard output, its errors to standard error.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="run">The run.</param>
    /// <param name="incremental">The datasets that fetch only what is new.</param>
    public static void Print(CliConsole console, RunReport run, IReadOnlySet<string> incremental)
    {
        console.Out.Write(Table(run));
        console.Line(Totals(run));
        foreach (var dataset in run.Datasets.Where(d => d.Succeeded && incremental.Contains(d.Dataset)))
            console.Line($"  {dataset.Dataset}: {News(dataset)}");
        foreach (var (dataset, notice) in run.Datasets.SelectMany(d => d.Notices.Select(n => (d.Dataset, n))))
            Notice.Information(console.Out, $"{dataset}: {notice}");
        DriftLines.Print(console.Out, run);
        ErrorWriter.WriteAll(console, run.Errors);
    }

    /// <summary><c>nothing new, 1 call</c> or <c>3 new rows, 1 call</c>.</summary>
    /// <param name="dataset">What the run did for it.</param>
    public static string News(DatasetReport dataset)
    {
        var news = (dataset.Added, dataset.Changed) switch
        {
            (0, 0) => "nothing new",
            (1, 0) => "1 new row",
            ( > 0, 0) => $"{Times.Count(dataset.Added)} new rows",
            (0, _) => $"{ProgressText.Rows(dataset.Changed)} changed",
            _ => $"{Times.Count(dataset.Added)} new and {Times.Count(dataset.Changed)} changed rows",
        };
        return $"{news}, {ProgressText.Calls(dataset.Calls)}";
    }

    private static Table Table(RunReport run)
    {
        var table = Tables.New("Dataset", "#Rows", "#New", "#Partitions", "#Calls", "#Time", "State");
        foreach (var d in run.Datasets)
        {
            table.AddRow(
                new Text(d.Dataset),
                Tables.Number(d.Rows),
                Tables.Number(d.Added),
                Tables.Number(d.Partitions),
                Tables.Number(d.Calls),
                new Text(Times.Duration(d.Duration)),
                State(run, d));
        }
        return table;
    }

    /// <summary>How a dataset came out of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="dataset">What it did for the dataset.</param>
    public static Spectre.Console.Rendering.IRenderable State(RunReport run, DatasetReport dataset) => dataset switch
    {
        { Succeeded: true, Gaps: 0 } => Tables.Colored("✓ ready", Color.Green),
        { Succeeded: true } => Tables.Colored("✓ with gaps", Color.Yellow),
        { Error: not null } => Tables.Colored("✗ failed", Color.Red),
        _ when run.State == RunState.Cancelled => Tables.Colored("stopped", Color.Yellow),
        _ => Tables.Colored("not reached", Color.Yellow),
    };

    private static string Attached(RunReport run) => run switch
    {
        { Attached: false } => string.Empty,
        { EndedAt: null, State: RunState.Succeeded } => " It was already going on, brought these datasets up to date for this command, and goes on with its backfill.",
        _ => " It was already going on when this command joined it.",
    };

    /// <summary><c>3 of them retries</c>.</summary>
    /// <param name="run">The run.</param>
    public static string Retries(RunReport run) => run.Retries == 1 ? "1 of them a retry" : $"{Times.Count(run.Retries)} of them retries";

    private static string Totals(RunReport run)
    {
        var duration = run.EndedAt is { } ended ? Times.Duration(ended - run.StartedAt) : "still running";
        var waited = run.Waited >= TimeSpan.FromSeconds(1) ? $", {Times.Duration(run.Waited)} of it waiting" : string.Empty;
        var retries = run.Retries > 0 ? $", {Retries(run)}" : string.Empty;
        return $"Run {run.RunId}: {JsonOutput.Name(run.State)}, {ProgressText.Calls(run.Calls)}{retries}, {duration}{waited}.{Attached(run)}";
    }
}
