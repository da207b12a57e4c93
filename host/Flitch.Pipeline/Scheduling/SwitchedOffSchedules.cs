using Flitch.Connectors;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Notifications;
using Microsoft.Extensions.Logging;

namespace Flitch.Pipeline.Scheduling;

/// <summary>Tells of schedules that a failure has switched off.</summary>
/// <param name="notices">Tells people who are elsewhere.</param>
/// <param name="log">The host's log.</param>
internal sealed partial class SwitchedOffSchedules(INotices notices, ILogger<SwitchedOffSchedules> log)
{
    /// <summary>Tells of them, where there are any.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="datasets">Its datasets that no longer refresh by themselves.</param>
    /// <param name="reason">The last failure.</param>
    public void Tell(string connection, IReadOnlyList<string> datasets, ErrorInfo? reason)
    {
        if (datasets.Count > 0 && reason is not null)
        {
            SwitchedOff(log, connection, string.Join(", ", datasets), reason.Summary);
            if (!ConnectionErrors.NeedsReconnecting(reason))
            {
                notices.SwitchedOff(connection, datasets, reason); // else the run itself tells that the connection has to be reconnected
            }
        }
    }

    [LoggerMessage(3211, LogLevel.Warning, "Switched the schedule of {Connection} off ({Datasets}): {Summary}")]
    private static partial void SwitchedOff(ILogger log, string connection, string datasets, string summary);
}
