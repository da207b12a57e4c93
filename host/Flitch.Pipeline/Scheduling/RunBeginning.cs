using Flitch.Pipeline.Progress;

namespace Flitch.Pipeline.Scheduling;

/// <summary>Waits until a run has begun: its first word of progress tells which run it is.</summary>
internal sealed class RunBeginning : IProgress<RefreshProgress>
{
    private readonly TaskCompletionSource<string> _runId = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The run's id, as soon as it is known.</summary>
    public Task<string> RunId => _runId.Task;

    public void Report(RefreshProgress value) => Is(value.RunId);

    /// <summary>It is this run.</summary>
    public void Is(string runId) => _runId.TrySetResult(runId);

    /// <summary>It never began.</summary>
    public void Failed(Exception reason)
    {
        _runId.TrySetException(reason);
        _ = _runId.Task.Exception; // whoever waited may have gone
    }
}
