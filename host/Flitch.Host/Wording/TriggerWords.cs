using Flitch.Pipeline.Refreshing;

namespace Flitch.Host.Wording;

/// <summary>What asked for a run, in words.</summary>
internal static class TriggerWords
{
    /// <summary>For the sentence "asked for by …".</summary>
    /// <param name="trigger">One of <see cref="RefreshTriggers"/>.</param>
    public static string Of(string trigger) => trigger switch
    {
        "" => "nobody",
        RefreshTriggers.Schedule => "its schedule",
        RefreshTriggers.Opening => "somebody who looked at the data",
        _ => $"a {trigger}",
    };
}
