using Microsoft.Extensions.Logging;

namespace Flitch.Host.Dashboards;

/// <summary>What the log says of dashboards.</summary>
internal static partial class DashboardLog
{
    [LoggerMessage(4200, LogLevel.Warning, "The dashboard {File} cannot be read: {Reason}")]
    public static partial void Unreadable(ILogger log, string file, string reason);
}
