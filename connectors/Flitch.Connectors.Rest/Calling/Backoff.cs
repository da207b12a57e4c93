namespace Flitch.Connectors.Rest.Calling;

/// <summary>Lengths of waits, reckoned in ticks.</summary>
internal static class Backoff
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    /// <summary>The wait before a further attempt: doubling, capped, and up to a quarter longer by chance, so that many callers spread out.</summary>
    /// <param name="first">The first wait; one second when it is zero.</param>
    /// <param name="failures">Failures so far, at least 1.</param>
    /// <param name="cap">Where doubling ends; a first wait that is longer stands.</param>
    public static TimeSpan Jittered(TimeSpan first, int failures, TimeSpan cap)
    {
        var start = first > TimeSpan.Zero ? first : Least;
        var ticks = Math.Min(start.Ticks << Math.Min(failures - 1, 10), Math.Max(cap.Ticks, start.Ticks));
        return WholeMilliseconds(TimeSpan.FromTicks(ticks + Random.Shared.NextInt64((ticks / 4) + 1)));
    }

    /// <summary>The wait rounded up to whole milliseconds: a timer cuts the rest, and would wake too early.</summary>
    /// <param name="wait">Any wait.</param>
    public static TimeSpan WholeMilliseconds(TimeSpan wait) =>
        TimeSpan.FromTicks((wait.Ticks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond);
}
