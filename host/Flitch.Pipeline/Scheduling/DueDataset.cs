namespace Flitch.Pipeline.Scheduling;

/// <summary>A dataset that refreshes by itself.</summary>
/// <param name="Connection">Its connection.</param>
/// <param name="Dataset">Its name.</param>
/// <param name="DueAt">When.</param>
/// <param name="Every">How often.</param>
internal sealed record DueDataset(string Connection, string Dataset, DateTimeOffset DueAt, TimeSpan Every)
{
    /// <summary>What is due within a tenth of its interval, a minute at most, comes along with what is due now: one run does for both.</summary>
    public bool ComesAlong(DateTimeOffset now) => DueAt <= now + TimeSpan.FromTicks(Math.Min(Every.Ticks / 10, TimeSpan.TicksPerMinute));
}
