using Flitch.Host.Cli.Output;
using Flitch.Pipeline.Progress;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Flitch.Host.Cli.Progress;

/// <summary>The live table of a run: one line per dataset, below it the totals and what is waited for.</summary>
/// <param name="display">Where it is drawn.</param>
/// <param name="width">Columns of the terminal.</param>
/// <param name="clock">Counts down waits.</param>
internal sealed class LiveTable(LiveDisplayContext display, int width, TimeProvider clock) : IProgress<RefreshProgress>
{
    private RefreshProgress? latest;

    /// <inheritdoc/>
    public void Report(RefreshProgress value) => Volatile.Write(ref latest, value);

    /// <summary>Draws what was reported last. Called by one thread only.</summary>
    public void Draw()
    {
        if (Volatile.Read(ref latest) is not { } progress)
            return;
        display.UpdateTarget(new Rows(Table(progress), new Markup(Footer(progress))));
        display.Refresh();
    }

    private Table Table(RefreshProgress progress)
    {
        var table = Tables.New("Dataset", "State", "#Rows", "#Calls", "Share");
        foreach (var dataset in progress.Datasets)
            table.AddRow(new Text(dataset.Dataset), State(dataset), Tables.Number(dataset.Rows), Tables.Number(dataset.Calls), Bar(dataset));
        return table;
    }

    private static IRenderable State(DatasetProgress dataset) => dataset.Stage switch
    {
        DatasetStage.Done => Tables.Colored("✓ done", Color.Green),
        DatasetStage.Failed => Tables.Colored("✗ failed", Color.Red),
        DatasetStage.Reading => Tables.Colored("reading", Color.Blue),
        DatasetStage.Committing => Tables.Colored("writing", Color.Blue),
        _ => Tables.Colored(dataset.Rows > 0 ? "more to come" : "to come", Color.Grey),
    };

    private IRenderable Bar(DatasetProgress dataset)
    {
        if (dataset.Stage is DatasetStage.Failed || dataset.Share is not { } share)
            return new Text(string.Empty);
        var cells = width >= 100 ? 30 : 15;
        var full = (int)Math.Floor(share * cells);
        return new Markup($"[blue]{new string('━', full)}[/][grey]{new string('━', cells - full)}[/] {ProgressText.Percent(share),4}");
    }

    private string Footer(RefreshProgress progress)
    {
        var waiting = ProgressText.Waiting(progress, clock.GetUtcNow());
        var plan = progress.Plan is { } known && known.Duration >= TimeSpan.FromMinutes(1) ? string.Join('\n', PlanText.Lines(known)) + "\n" : string.Empty;
        return Markup.Escape(plan + ProgressText.Totals(progress)) + (waiting is null ? string.Empty : $"\n[yellow]{Markup.Escape(waiting)}[/]");
    }
}
