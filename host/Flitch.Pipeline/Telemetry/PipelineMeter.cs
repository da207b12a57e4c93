using System.Diagnostics;
using System.Diagnostics.Metrics;
using Flitch.Connectors.Reading;
using Flitch.Pipeline.Runs;

namespace Flitch.Pipeline.Telemetry;

/// <summary>What the pipeline counts and measures. Nothing listens unless the host exports it.</summary>
internal sealed class PipelineMeter : IDisposable
{
    private readonly Meter _meter = new(TelemetryNames.Source);
    private readonly Counter<long> _runs;
    private readonly Histogram<double> _runDuration;
    private readonly Gauge<long> _failuresInARow;
    private readonly Counter<long> _calls;
    private readonly Histogram<double> _callDuration;
    private readonly Histogram<double> _callWait;
    private readonly Counter<long> _added;
    private readonly Counter<long> _changed;

    public PipelineMeter()
    {
        _runs = _meter.CreateCounter<long>("flitch.runs", "{run}", "Runs that have ended.");
        _runDuration = _meter.CreateHistogram<double>("flitch.run.duration", "s", "How long runs took.");
        _failuresInARow = _meter.CreateGauge<long>("flitch.run.failures_in_a_row", "{run}", "Refreshes of a connection that failed since the last one that brought something.");
        _calls = _meter.CreateCounter<long>(TelemetryNames.Calls, "{call}", "Calls to connected services, failed ones included.");
        _callDuration = _meter.CreateHistogram<double>("flitch.call.duration", "s", "From sending a call to the last byte of its answer.");
        _callWait = _meter.CreateHistogram<double>("flitch.call.wait", "s", "Waiting before a call, for the service's counter or between attempts.");
        _added = _meter.CreateCounter<long>(TelemetryNames.RowsAdded, "{row}", "Rows that were not stored before.");
        _changed = _meter.CreateCounter<long>(TelemetryNames.RowsChanged, "{row}", "Stored rows whose values changed.");
    }

    /// <summary>Whether anybody wants to know how often in a row a connection failed, which takes a look at the catalogue.</summary>
    public bool CountsFailures => _failuresInARow.Enabled;

    public void Called(string connection, CallFacts call)
    {
        var tags = new TagList { { TelemetryNames.Connection, connection }, { TelemetryNames.Dataset, call.Object } };
        if (call.Error is { } error)
        {
            tags.Add(TelemetryNames.ErrorType, error);
        }

        _calls.Add(1, tags);
        _callDuration.Record(call.Duration.TotalSeconds, tags);
    }

    public void Waited(string connection, TimeSpan duration) => _callWait.Record(duration.TotalSeconds, new KeyValuePair<string, object?>(TelemetryNames.Connection, connection));

    public void Ended(RunReport run, int? failuresInARow)
    {
        var connection = new KeyValuePair<string, object?>(TelemetryNames.Connection, run.Connection);
        var tags = new TagList { connection, { TelemetryNames.RunKind, Word(run.Kind) }, { TelemetryNames.RunState, Word(run.State) } };
        _runs.Add(1, tags);
        _runDuration.Record(((run.EndedAt ?? run.StartedAt) - run.StartedAt).TotalSeconds, tags);
        foreach (var dataset in run.Datasets)
        {
            var of = new KeyValuePair<string, object?>(TelemetryNames.Dataset, dataset.Dataset);
            _added.Add(dataset.Added, connection, of);
            _changed.Add(dataset.Changed, connection, of);
        }

        if (failuresInARow is { } failures)
        {
            _failuresInARow.Record(failures, connection);
        }
    }

    /// <summary>An enumeration's value as attributes spell it.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    public void Dispose() => _meter.Dispose();
}
