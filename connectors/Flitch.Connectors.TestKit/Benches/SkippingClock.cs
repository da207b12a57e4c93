namespace Flitch.Connectors.TestKit.Benches;

/// <summary>A clock that stands still until somebody waits on it: the wait is over at once, and the clock moves on by it. Deadlines strike when it passes them.</summary>
internal sealed class SkippingClock(DateTimeOffset now) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Timer> _deadlines = [];
    private DateTimeOffset _now = now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private void Schedule(Timer timer, TimeSpan dueTime)
    {
        lock (_gate)
        {
            _deadlines.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return;
            }

            timer.Due = _now + dueTime;
            if (!timer.IsWait)
            {
                _deadlines.Add(timer);
                return;
            }

            _now = timer.Due;
        }

        ThreadPool.UnsafeQueueUserWorkItem(_ => timer.Fire(), null);
        Strike();
    }

    private void Strike()
    {
        while (TakeDue() is { } timer)
        {
            timer.Fire();
        }
    }

    private Timer? TakeDue()
    {
        lock (_gate)
        {
            var due = _deadlines.Where(t => t.Due <= _now).MinBy(t => t.Due);
            return due is not null && _deadlines.Remove(due) ? due : null;
        }
    }

    private sealed class Timer(SkippingClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        // The framework hangs the task of a delay on its timer, and so it does with the promise of WaitAsync, which is a deadline.
        public bool IsWait { get; } = state is Task && !state.GetType().Name.StartsWith("CancellationPromise", StringComparison.Ordinal);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Schedule(this, dueTime);
            return true;
        }

        public void Fire() => callback(state);

        public void Dispose() => clock.Schedule(this, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
