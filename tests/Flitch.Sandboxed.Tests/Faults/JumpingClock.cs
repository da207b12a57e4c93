namespace Flitch.Sandboxed.Tests.Faults;

/// <summary>A machine's clock that somebody sets: it shows another time than the clock that passes, and waits as long as that one.</summary>
/// <param name="clock">The clock that passes.</param>
/// <param name="offset">How far off it is now.</param>
internal sealed class JumpingClock(TimeProvider clock, Func<TimeSpan> offset) : TimeProvider
{
    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() + offset();

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        clock.CreateTimer(callback, state, dueTime, period);
}
