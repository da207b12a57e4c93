using System.Diagnostics;
using Flitch.Connectors;
using Flitch.Connectors.Reading;
using Flitch.Pipeline.Runs;

namespace Flitch.Pipeline.Telemetry;

/// <summary>The spans of one run: the run, each step of a dataset, each call. None holds a secret, a parameter or an address: only names, costs, counts and codes.</summary>
internal sealed class RunTelemetry(string connection, ActivitySource source, PipelineMeter meter, Activity? span, TimeProvider clock)
{
    /// <summary>A dataset's turn, or one step of it, begins.</summary>
    public Activity? Step(string dataset) =>
        source.StartActivity($"dataset {dataset}", ActivityKind.Internal, default(ActivityContext), startTime: clock.GetUtcNow())
            ?.SetTag(TelemetryNames.Connection, connection).SetTag(TelemetryNames.Dataset, dataset);

    /// <summary>It ends.</summary>
    public void End(Activity? step, ErrorInfo? error)
    {
        Tell(step, error?.Code);
        End(step, clock.GetUtcNow());
    }

    /// <summary>A call was made.</summary>
    public void Called(CallFacts call)
    {
        meter.Called(connection, call);
        using var made = source.StartActivity($"call {call.Object ?? "service"}", ActivityKind.Client, default(ActivityContext), startTime: call.SentAt);
        made?.SetTag(TelemetryNames.Connection, connection).SetTag(TelemetryNames.Dataset, call.Object).SetTag(TelemetryNames.CallNumber, call.Number)
            .SetTag(TelemetryNames.CallAttempt, call.Attempt).SetTag(TelemetryNames.CallCost, call.Cost).SetTag(TelemetryNames.CallRows, call.Records)
            .SetTag(TelemetryNames.HttpStatus, call.Status);
        Tell(made, call.Error);
        made?.SetEndTime((call.SentAt + call.Duration).UtcDateTime);
    }

    /// <summary>A call waits for its turn.</summary>
    public void Waited(TimeSpan duration) => meter.Waited(connection, duration);

    /// <summary>The run has ended.</summary>
    public void Ended(RunReport run, int? failuresInARow)
    {
        meter.Ended(run, failuresInARow);
        span?.SetTag(TelemetryNames.RunState, PipelineMeter.Word(run.State)).SetTag(TelemetryNames.RowsAdded, run.Added)
            .SetTag(TelemetryNames.RowsChanged, run.Changed).SetTag(TelemetryNames.Calls, run.Calls);
        Tell(span, run.State == RunState.Failed && run.Errors.Count > 0 ? run.Errors[0].Code : run.Error?.Code);
        End(span, run.EndedAt ?? clock.GetUtcNow());
    }

    private static void Tell(Activity? activity, string? error)
    {
        if (error is not null)
        {
            activity?.SetTag(TelemetryNames.ErrorType, error).SetStatus(ActivityStatusCode.Error, error);
        }
    }

    private static void End(Activity? activity, DateTimeOffset at)
    {
        activity?.SetEndTime(at.UtcDateTime);
        activity?.Dispose();
    }
}
