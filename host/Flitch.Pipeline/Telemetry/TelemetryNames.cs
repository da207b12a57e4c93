namespace Flitch.Pipeline.Telemetry;

/// <summary>How traces and metrics of the pipeline are called, in the manner of OpenTelemetry.</summary>
public static class TelemetryNames
{
    /// <summary>The source of spans, and the meter.</summary>
    public const string Source = "Flitch.Pipeline";

    internal const string Connection = "flitch.connection.name";
    internal const string Connector = "flitch.connector.name";
    internal const string Dataset = "flitch.dataset.name";
    internal const string RunId = "flitch.run.id";
    internal const string RunKind = "flitch.run.kind";
    internal const string RunState = "flitch.run.state";
    internal const string RunTrigger = "flitch.run.trigger";
    internal const string CallNumber = "flitch.call.number";
    internal const string CallAttempt = "flitch.call.attempt";
    internal const string CallCost = "flitch.call.cost";
    internal const string CallRows = "flitch.call.rows";
    internal const string RowsAdded = "flitch.rows.added";
    internal const string RowsChanged = "flitch.rows.changed";
    internal const string Calls = "flitch.calls";
    internal const string HttpStatus = "http.response.status_code";
    internal const string ErrorType = "error.type";
}
