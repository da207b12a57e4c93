using Flitch.Pipeline.Progress;

namespace Flitch.Host.Json;

/// <summary>How far a run is.</summary>
/// <param name="Dataset">The dataset at work; null between datasets.</param>
/// <param name="Share">0 to 1 over all datasets; null while unknown.</param>
/// <param name="Rows">Rows received so far.</param>
/// <param name="Calls">Calls made so far.</param>
/// <param name="Seconds">Since the run began.</param>
/// <param name="SecondsLeft">An estimate by the pace so far; null while unknown.</param>
/// <param name="Waiting">Why it waits right now; null when it does not.</param>
/// <param name="WaitingUntil">When that wait ends; null when it does not wait.</param>
/// <param name="Datasets">Dataset by dataset.</param>
internal sealed record ProgressJson(
    string? Dataset,
    double? Share,
    long Rows,
    int Calls,
    decimal Seconds,
    decimal? SecondsLeft,
    string? Waiting,
    DateTimeOffset? WaitingUntil,
    IReadOnlyList<DatasetProgressJson> Datasets)
{
    /// <summary>The progress, or null.</summary>
    /// <param name="p">The progress.</param>
    public static ProgressJson? Of(RefreshProgress? p) => p is null ? null : new ProgressJson(
        p.Current,
        p.Share,
        p.Rows,
        p.Calls,
        FlitchJson.Seconds(p.Elapsed),
        p.TimeLeft is { } left ? FlitchJson.Seconds(left) : null,
        p.Waiting,
        p.WaitingUntil,
        [.. p.Datasets.Select(d => new DatasetProgressJson(d.Dataset, d.Stage, d.Rows, d.Calls, d.ExpectedRows, d.Share))]);
}

/// <summary>How far one dataset of a run is.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="Rows">Rows received in this run.</param>
/// <param name="Calls">Calls made for it in this run.</param>
/// <param name="ExpectedRows">Rows that this run expects to receive; null while unknown.</param>
/// <param name="Share">0 to 1; null while unknown.</param>
internal sealed record DatasetProgressJson(string Dataset, DatasetStage Stage, long Rows, int Calls, long? ExpectedRows, double? Share);
