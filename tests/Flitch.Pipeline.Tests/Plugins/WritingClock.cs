namespace Flitch.Pipeline.Tests.Plugins;

/// <summary>A clock on which each wait is over at once, after something has happened in it.</summary>
/// <param name="during">What happens in each wait, in order.</param>
internal sealed class WritingClock(IEnumerable<Action> during) : TimeProvider
{
    private readonly Queue<Action> _during = new(during);

    public int Left => _during.Count;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _during.Dequeue()();
        return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
