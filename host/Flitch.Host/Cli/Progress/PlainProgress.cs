using Flitch.Host.Cli.Output;
using Flitch.Host.Wording;
using Flitch.Pipeline.Progress;
using Spectre.Console;

namespace Flitch.Host.Cli.Progress;

/// <summary>Progress as lines: when a dataset ends, when a long wait begins, and every few seconds in between.</summary>
/// <param name="console">Where the lines go.</param>
/// <param name="clock">Paces the lines.</param>
internal sealed class PlainProgress(IAnsiConsole console, TimeProvider clock) : IProgress<RefreshProgress>
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WorthTelling = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan WorthPlanning = TimeSpan.FromMinutes(1);
    private readonly Lock gate = new();
    private readonly HashSet<string> ended = [];
    private long lastLine = clock.GetTimestamp();
    private DateTimeOffset toldWait;
    private bool toldPlan;

    /// <inheritdoc/>
    public void Report(RefreshProgress value)
    {
        lock (gate)
        {
            foreach (var dataset in value.Datasets.Where(d => d.Stage is DatasetStage.Done or DatasetStage.Failed))
                TellEnd(dataset);
            TellPlan(value);
            TellWait(value);
            if (clock.GetElapsedTime(lastLine) >= Pace)
                Tell(Current(value));
        }
    }

    private void TellEnd(DatasetProgress dataset)
    {
        if (ended.Add(dataset.Dataset))
            Tell($"{dataset.Dataset}: {(dataset.Stage == DatasetStage.Done ? "done" : "failed")}, {ProgressText.Rows(dataset.Rows)}, {ProgressText.Calls(dataset.Calls)}");
    }

    private void TellPlan(RefreshProgress progress)
    {
        if (toldPlan || progress.Plan is not { } plan || plan.Duration < WorthPlanning)
            return;
        toldPlan = true;
        foreach (var line in PlanText.Lines(plan))
            Tell(line);
    }

    private void TellWait(RefreshProgress progress)
    {
        var now = clock.GetUtcNow();
        if (progress.WaitingUntil is not { } until || until <= toldWait || until - now < WorthTelling || ProgressText.Waiting(progress, now) is not { } text)
            return;
        toldWait = until;
        Tell(text);
    }

    private static string Current(RefreshProgress progress)
    {
        var current = progress.Datasets.FirstOrDefault(d => d.Dataset == progress.Current);
        var expected = current?.ExpectedRows is { } rows ? $" {Times.Count(current.Rows)} of {Times.Count(rows)}," : string.Empty;
        return current is null ? ProgressText.Totals(progress) : $"{current.Dataset}:{expected} in all {ProgressText.Totals(progress)}";
    }

    private void Tell(string line)
    {
        lastLine = clock.GetTimestamp();
        console.Profile.Out.Writer.WriteLine(line);
    }
}
