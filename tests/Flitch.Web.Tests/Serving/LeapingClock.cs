namespace Flitch.Web.Tests.Serving;

/// <summary>The world's clock, which a test can make leap: timers that fall due in between fire at once.</summary>
internal sealed class LeapingClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly HashSet<LeapingTimer> _timers = [];
    private TimeSpan _leapt;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return System.GetUtcNow() + _leapt;
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        lock (_gate)
        {
            return System.GetTimestamp() + (long)(_leapt.TotalSeconds * System.TimestampFrequency);
        }
    }

    /// <summary>Goes on by so much at once.</summary>
    public void Leap(TimeSpan by)
    {
        lock (_gate)
        {
            _leapt += by;
            foreach (var timer in _timers)
            {
                timer.Leap(by);
            }
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new LeapingTimer(this, callback, state);
        lock (_gate)
        {
            _timers.Add(timer);
            timer.Change(dueTime, period);
        }

        return timer;
    }

    private sealed class LeapingTimer : ITimer
    {
        private readonly LeapingClock _clock;
        private readonly ITimer _timer;
        private TimeSpan _period = Timeout.InfiniteTimeSpan;
        private DateTimeOffset? _due;

        public LeapingTimer(LeapingClock clock, TimerCallback callback, object? state)
        {
            _clock = clock;
            _timer = System.CreateTimer(s => Fire(callback, s), state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_clock._gate)
            {
                (_period, _due) = (period, dueTime == Timeout.InfiniteTimeSpan ? null : System.GetUtcNow() + dueTime);
                return _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
            }
        }

        public void Leap(TimeSpan by)
        {
            if (_due is { } due)
            {
                var left = due - System.GetUtcNow() - by;
                _due = due - by;
                _timer.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            }
        }

        public void Dispose()
        {
            lock (_clock._gate)
            {
                _clock._timers.Remove(this);
            }

            _timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Fire(TimerCallback callback, object? state)
        {
            Change(_period == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : _period, _period);
            callback(state);
        }
    }
}
