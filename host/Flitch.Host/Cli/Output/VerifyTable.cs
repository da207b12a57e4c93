using Flitch.Host.Cli.Progress;
using Flitch.Host.Wording;
using Flitch.Pipeline.Runs;
using Flitch.Pipeline.Verifying;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Flitch.Host.Cli.Output;

/// <summary>Prints what a verification found: dataset by dataset, then each finding with its place.</summary>
internal static class VerifyTable
{
    /// <summary>Prints the outcome to standard output, errors to standard error.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="run">The verification.</param>
    /// <param name="repairs">Whether it was to repair what it found.</param>
    public static void Print(CliConsole console, RunReport run, bool repairs)
    {
        console.Out.Write(Table(run));
        console.Line($"Run {run.RunId}: {ProgressText.Calls(run.Calls)}, {Times.Duration((run.EndedAt ?? run.StartedAt) - run.StartedAt)}.");
        foreach (var dataset in run.Datasets)
            Tell(console, dataset);
        if (!repairs && run.Datasets.Any(d => d.Verification is { IsSound: false }))
            Notice.Fix(console.Out, $"flitch verify {run.Connection} --repair reads these places again, and mends what differs.");
        ErrorWriter.WriteAll(console, run.Errors);
    }

    private static Table Table(RunReport run)
    {
        var table = Tables.New("Dataset", "#Rows", "#Files", "Count", "Checks", "#Calls", "Verdict");
        foreach (var d in run.Datasets)
        {
            table.AddRow(
                new Text(d.Dataset),
                Tables.Number(d.Rows),
                Tables.Number(d.Verification?.Files ?? 0),
                ProofText.Cell(d.Proof),
                Checks(d.Verification),
                Tables.Number(d.Calls),
                Verdict(run, d));
        }
        return table;
    }

    private static IRenderable Checks(Verification? verification)
    {
        var outcomes = verification?.Checks ?? [];
        var held = outcomes.Count(c => c.Holds != false);
        if (outcomes.Count == 0)
            return new Text("–");
        return Tables.Colored(held == outcomes.Count ? $"✓ {held}" : $"{held} of {outcomes.Count}", held == outcomes.Count ? Color.Green : Color.Yellow);
    }

    private static IRenderable Verdict(RunReport run, DatasetReport dataset) => dataset switch
    {
        { Error: not null } => Tables.Colored("✗ failed", Color.Red),
        { Succeeded: false } => Tables.Colored(run.State == RunState.Cancelled ? "stopped" : "not reached", Color.Yellow),
        { Verification.NeedsDecision: true } => Tables.Colored("? to decide", Color.Yellow),
        { Verification.IsSound: false } => Tables.Colored("✗ differs", Color.Red),
        { Verification: { } v } when v.Findings.Any(f => f.Repaired) => Tables.Colored("✓ repaired", Color.Green),
        { Verification.Files: 0 } => Tables.Colored("nothing yet", Color.Grey),
        _ => Tables.Colored("✓ sound", Color.Green),
    };

    private static void Tell(CliConsole console, DatasetReport dataset)
    {
        ProofText.Explain(console, dataset.Dataset, dataset.Proof is { State: ProofState.Difference } ? null : dataset.Proof);
        foreach (var check in (dataset.Verification?.Checks ?? []).Where(c => c.Holds != true))
            Notice.Information(console.Out, $"{dataset.Dataset}: {check.Words}");
        foreach (var finding in dataset.Verification?.Findings ?? [])
            Tell(console.Out, dataset.Dataset, finding);
        if (dataset.Verification is { MoreFindings: > 0 and var more })
            console.Line($"  {dataset.Dataset}: and {Times.Count(more)} more.");
        foreach (var notice in dataset.Notices)
            Notice.Information(console.Out, $"{dataset.Dataset}: {notice}");
    }

    private static void Tell(IAnsiConsole console, string dataset, Finding finding)
    {
        var text = finding.Place == dataset ? $"{dataset}: {finding.Text}" : $"{dataset}: {finding.Place}: {finding.Text}";
        if (finding.Repaired)
            Notice.Information(console, $"{text.TrimEnd('.')}. Repaired.");
        else if (finding.IsNotice)
            Notice.Information(console, text);
        else
            Notice.Problem(console, text, fix: null);
    }
}
