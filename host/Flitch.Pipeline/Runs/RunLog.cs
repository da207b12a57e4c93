using Microsoft.Extensions.Logging;

namespace Flitch.Pipeline.Runs;

/// <summary>Log messages of runs: ids 3100 to 3199.</summary>
internal static partial class RunLog
{
    [LoggerMessage(3100, LogLevel.Information, "Run {Run} of {Connection} began: {Datasets}")]
    public static partial void Began(ILogger logger, string run, string connection, string datasets);

    [LoggerMessage(3101, LogLevel.Information, "Run {Run} of {Connection} ended: {State}, {Added} rows added, {Calls} calls")]
    public static partial void Ended(ILogger logger, string run, string connection, RunState state, long added, int calls);

    [LoggerMessage(3102, LogLevel.Warning, "Run {Run}: {Dataset} failed: {Code}: {Summary}")]
    public static partial void DatasetFailed(ILogger logger, string run, string dataset, string code, string summary);

    [LoggerMessage(3103, LogLevel.Error, "Run {Run}: a defect in {Dataset}")]
    public static partial void Defect(ILogger logger, Exception exception, string run, string dataset);

    [LoggerMessage(3104, LogLevel.Warning, "Run {Run}: the heartbeat was not written: {Reason}")]
    public static partial void HeartbeatFailed(ILogger logger, string run, string reason);

    [LoggerMessage(3105, LogLevel.Debug, "Run {Run}: {Dataset} reads {Interval}")]
    public static partial void Reading(ILogger logger, string run, string dataset, string interval);

    [LoggerMessage(3106, LogLevel.Debug, "Run {Run}: rows of {Dataset} that were read before it ended are not committed")]
    public static partial void NotSalvaged(ILogger logger, Exception exception, string run, string dataset);

    [LoggerMessage(3107, LogLevel.Warning, "Run {Run}: what others asked for was not read: {Reason}")]
    public static partial void InboxFailed(ILogger logger, string run, string reason);
}
