using System.Text.Json;
using Flitch.Pipeline.Catalog;
using Flitch.Pipeline.Text;

namespace Flitch.Pipeline.Runs;

/// <summary>Between a run's row and its report.</summary>
internal static class RunMapping
{
    public const string Running = "running";
    public const string Interrupted = "interrupted";

    public static string Text(RunState state) => state switch
    {
        RunState.Running => Running,
        RunState.Succeeded => "succeeded",
        RunState.Partial => "partial",
        RunState.Failed => "failed",
        RunState.Cancelled => "cancelled",
        _ => Interrupted,
    };

    public static string Text(RunKind kind) => kind == RunKind.Verify ? "verify" : "refresh";

    public static RunReport Show(RunRow row) => new()
    {
        RunId = row.Id,
        Connection = row.Connection,
        State = Enum.TryParse<RunState>(row.State, ignoreCase: true, out var state) ? state : RunState.Interrupted,
        StartedAt = row.StartedAt,
        EndedAt = row.EndedAt,
        Trigger = row.Trigger,
        Kind = Enum.TryParse<RunKind>(row.Kind, ignoreCase: true, out var kind) ? kind : RunKind.Refresh,
        Datasets = JsonSerializer.Deserialize(row.Datasets, PipelineJson.Default.IReadOnlyListDatasetReport) ?? [],
        Error = row.Error is null ? null : JsonSerializer.Deserialize(row.Error, PipelineJson.Default.ErrorInfo),
        Progress = row.Progress is null ? null : JsonSerializer.Deserialize(row.Progress, PipelineJson.Default.RefreshProgress),
    };

    public static RunRow Begin(RunReport report) => new()
    {
        Id = report.RunId,
        Connection = report.Connection,
        State = Running,
        Trigger = report.Trigger,
        Kind = Text(report.Kind),
        StartedAt = report.StartedAt,
        HeartbeatAt = report.StartedAt,
        CancelRequested = false,
        Datasets = "[]",
    };
}
