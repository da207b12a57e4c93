namespace Flitch.Host.Composition;

/// <summary>
/// A clock that runs faster than the world's, for tests of errors whose waits would take minutes: everything that the host waits for takes as much less
/// time. Never faster than a thousand times.
/// </summary>
/// <param name="speed">How many seconds pass in one.</param>
internal sealed class HurriedClock(int speed) : TimeProvider
{
    private readonly DateTimeOffset startedAt = System.GetUtcNow();
    private readonly long started = System.GetTimestamp();

    /// <summary>The world's clock, or a hurried one where <c>FLITCH_CLOCK_SPEED</c> says so.</summary>
    /// <param name="environment">Reads an environment variable.</param>
    public static TimeProvider FromEnvironment(Func<string, string?> environment) =>
        int.TryParse(environment("FLITCH_CLOCK_SPEED"), out var speed) && speed is > 1 and <= 1000 ? new HurriedClock(speed) : System;

    /// <inheritdoc/>
    public override long GetTimestamp() => started + (System.GetTimestamp() - started) * speed;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => startedAt + System.GetElapsedTime(started) * speed;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Hurried(dueTime), Hurried(period));

    private TimeSpan Hurried(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? time : time / speed;
}
