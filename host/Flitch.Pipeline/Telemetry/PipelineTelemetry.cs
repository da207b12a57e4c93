using System.Diagnostics;
using Flitch.Pipeline.Runs;

namespace Flitch.Pipeline.Telemetry;

/// <summary>Traces and metrics of runs. Without a listener nothing is made of it.</summary>
internal sealed class PipelineTelemetry(TimeProvider clock) : IDisposable
{
    private readonly ActivitySource _source = new(TelemetryNames.Source);

    public PipelineMeter Meter { get; } = new();

    /// <summary>
    /// A run begins; its span is a root: who asked, a page or a program, has long been answered when it ends, and whether that request was traced is another question.
    /// </summary>
    public RunTelemetry Begin(RunReport run, string connector)
    {
        Activity.Current = null;
        var span = _source.StartActivity(PipelineMeter.Word(run.Kind), ActivityKind.Internal, default(ActivityContext), startTime: run.StartedAt);
        span?.SetTag(TelemetryNames.Connection, run.Connection).SetTag(TelemetryNames.Connector, connector)
            .SetTag(TelemetryNames.RunId, run.RunId).SetTag(TelemetryNames.RunKind, PipelineMeter.Word(run.Kind)).SetTag(TelemetryNames.RunTrigger, run.Trigger);
        return new RunTelemetry(run.Connection, _source, Meter, span, clock);
    }

    public void Dispose()
    {
        _source.Dispose();
        Meter.Dispose();
    }
}
