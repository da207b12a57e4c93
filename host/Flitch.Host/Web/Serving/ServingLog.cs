using Microsoft.Extensions.Logging;

namespace Flitch.Host.Web.Serving;

/// <summary>What the log tells of serving: when it began and ended, and every request that failed on our side.</summary>
internal static partial class ServingLog
{
    /// <summary>An unexpected error; the person was told the same trace id.</summary>
    [LoggerMessage(5000, LogLevel.Critical, "Unexpected error at {Method} {Path} [{Trace}]")]
    public static partial void Defect(ILogger log, string method, string path, string trace, Exception exception);

    /// <summary>The pages are there.</summary>
    [LoggerMessage(5001, LogLevel.Information, "Flitch {Version} serves {Addresses}")]
    public static partial void Started(ILogger log, string version, string addresses);

    /// <summary>The pages end.</summary>
    [LoggerMessage(5002, LogLevel.Information, "Flitch stops serving")]
    public static partial void Stopping(ILogger log);

    /// <summary>An answer with a status of 500 or more, for a reason that is known.</summary>
    [LoggerMessage(5003, LogLevel.Warning, "{Method} {Path} was answered {Status}: {Code}: {Summary} [{Trace}]")]
    public static partial void Failed(ILogger log, string method, string path, int status, string code, string summary, string trace);
}
