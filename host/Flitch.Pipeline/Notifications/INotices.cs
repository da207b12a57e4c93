using Flitch.Connectors;
using Flitch.Pipeline.Runs;

namespace Flitch.Pipeline.Notifications;

/// <summary>
/// Hears of what people who are elsewhere should know. Returns at once and never throws: what is told is sorted and sent in the background, while the host runs.
/// </summary>
public interface INotices
{
    /// <summary>
    /// A run that the host started by itself, by schedule or for a page, has ended. The first failure of a streak is told, and that it is over; what lies between is not.
    /// </summary>
    /// <param name="run">What it did.</param>
    void RunEnded(RunReport run);

    /// <summary>A schedule switched itself off after failures in a row.</summary>
    /// <param name="connection">The connection's name.</param>
    /// <param name="datasets">The datasets that no longer refresh by themselves.</param>
    /// <param name="reason">The last failure.</param>
    void SwitchedOff(string connection, IReadOnlyList<string> datasets, ErrorInfo reason);
}
