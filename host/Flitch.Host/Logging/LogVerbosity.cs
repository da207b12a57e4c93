using Flitch.Connectors;
using Microsoft.Extensions.Logging;

namespace Flitch.Host.Logging;

/// <summary>How much the log tells.</summary>
internal static class LogVerbosity
{
    /// <summary>What <c>FLITCH_LOG_LEVEL</c> says, else <see cref="LogLevel.Information"/>.</summary>
    /// <param name="environment">Reads an environment variable.</param>
    /// <exception cref="FlitchException">It says something else (usage).</exception>
    public static LogLevel FromEnvironment(Func<string, string?> environment) => environment("FLITCH_LOG_LEVEL")?.Trim().ToLowerInvariant() switch
    {
        null or "" or "information" or "info" => LogLevel.Information,
        "trace" => LogLevel.Trace,
        "debug" => LogLevel.Debug,
        "warning" or "warn" => LogLevel.Warning,
        "error" => LogLevel.Error,
        "critical" => LogLevel.Critical,
        "none" => LogLevel.None,
        var other => throw new FlitchException(
            "usage:log-level", ErrorKind.Usage, $"FLITCH_LOG_LEVEL is \"{other}\", which is no level of the log.", "Set it to trace, debug, information, warning, error, critical or none."),
    };

    /// <summary>What the framework's own parts tell: warnings, until everything is asked for.</summary>
    /// <param name="level">What our own tell.</param>
    public static LogLevel OfFramework(LogLevel level) => level switch
    {
        LogLevel.Trace => LogLevel.Information,
        LogLevel.Debug => LogLevel.Warning,
        _ => (LogLevel)Math.Max((int)level, (int)LogLevel.Warning),
    };
}
