using Flitch.Pipeline.Runs;

namespace Flitch.Host.Json;

/// <summary>A run, ended or going on.</summary>
/// <param name="Run">Its id; sorts by time.</param>
/// <param name="Connection">The connection.</param>
/// <param name="State">How it stands or ended.</param>
/// <param name="Kind">What sort of run it is.</param>
/// <param name="Trigger">What asked for it.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="EndedAt">When it ended; null while it goes on.</param>
/// <param name="Calls">Calls to the service, retries included.</param>
/// <param name="Retries">Calls among them that were made again.</param>
/// <param name="Added">Rows that were not stored before.</param>
/// <param name="Changed">Stored rows whose values changed.</param>
/// <param name="WaitedSeconds">Time spent waiting for the call counter and between attempts.</param>
/// <param name="Error">What stopped the whole run; null when nothing did.</param>
/// <param name="Progress">How far it is; null when it does not go on.</param>
/// <param name="Datasets">Dataset by dataset, in the order in which they were refreshed.</param>
internal sealed record RunJson(
    string Run,
    string Connection,
    RunState State,
    RunKind Kind,
    string Trigger,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    int Calls,
    int Retries,
    long Added,
    long Changed,
    decimal WaitedSeconds,
    ErrorJson? Error,
    ProgressJson? Progress,
    IReadOnlyList<RunDatasetJson> Datasets)
{
    /// <summary>The whole run.</summary>
    /// <param name="run">The run.</param>
    public static RunJson Of(RunReport run) => new(
        run.RunId,
        run.Connection,
        run.State,
        run.Kind,
        run.Trigger,
        run.StartedAt,
        run.EndedAt,
        run.Calls,
        run.Retries,
        run.Added,
        run.Changed,
        FlitchJson.Seconds(run.Waited),
        ErrorJson.Of(run.Error),
        ProgressJson.Of(run.Progress),
        [.. run.Datasets.Select(RunDatasetJson.Of)]);
}
