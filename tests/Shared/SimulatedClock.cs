namespace Flitch.Testing;

/// <summary>
/// A clock for actors that would wait: while one of them is busy it stands still, and once all of them wait on it, it jumps to the next timer. Hours pass
/// in moments, and the same way each time, however fast the machine is. Deadlines and heartbeats strike when time passes them, but never make it pass.
/// </summary>
public sealed class SimulatedClock : TimeProvider, IDisposable
{
    /// <summary>A wait this long stands for one that never ends, such as a call that is not answered.</summary>
    private static readonly TimeSpan Forever = TimeSpan.FromHours(12);

    private readonly Lock _gate = new();
    private readonly SortedSet<SimulatedTimer> _timers = new(Comparer<SimulatedTimer>.Create((a, b) => a.CompareTo(b)));
    private readonly SemaphoreSlim _moves = new(0);
    private readonly CancellationTokenSource _end = new();
    private DateTimeOffset _now;
    private long _ordinals;
    private int _actors;
    private int _waiting;

    /// <summary>Begins at an instant that lies in no special place.</summary>
    public SimulatedClock()
        : this(new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>Begins at an instant.</summary>
    public SimulatedClock(DateTimeOffset now)
    {
        _now = now;
        new Thread(Run) { IsBackground = true, Name = nameof(SimulatedClock) }.Start();
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <summary>Moves the clock on while nobody acts: what falls due in between is skipped over.</summary>
    public void Advance(TimeSpan by)
    {
        lock (_gate)
        {
            _now += by;
        }
    }

    /// <summary>Lets somebody act: one chain of work that waits for one thing at a time.</summary>
    public async Task<T> ActAsync<T>(Func<Task<T>> work)
    {
        Count(actors: 1);
        try
        {
            return await Task.Run(work);
        }
        finally
        {
            Count(actors: -1);
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SimulatedTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <inheritdoc/>
    public void Dispose() => _end.Cancel();

    private void Count(int actors)
    {
        lock (_gate)
        {
            _actors += actors;
        }

        _moves.Release();
    }

    private void Run()
    {
        try
        {
            while (true)
            {
                _moves.Wait(_end.Token);
                while (TakeNext() is { } timer)
                {
                    timer.Fire();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private SimulatedTimer? TakeNext()
    {
        lock (_gate)
        {
            if (_actors == 0 || _waiting < _actors || _timers.Min is not { } next)
            {
                return null;
            }

            Remove(next);
            _now = next.Due > _now ? next.Due : _now;
            if (next.IsDeadline)
            {
                // What was never to end has been given up; it holds nobody any more.
                foreach (var timer in _timers.Where(t => t is { IsCounted: true, IsEndless: true }))
                {
                    timer.IsCounted = false;
                    _waiting--;
                }
            }

            return next;
        }
    }

    private void Schedule(SimulatedTimer timer, TimeSpan dueTime)
    {
        lock (_gate)
        {
            Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return;
            }

            timer.Due = _now + dueTime;
            timer.Ordinal = _ordinals++;
            timer.IsEndless = dueTime >= Forever;
            timer.IsCounted = timer.IsWait;
            _timers.Add(timer);
            _waiting += timer.IsCounted ? 1 : 0;
        }

        _moves.Release();
    }

    private void Remove(SimulatedTimer timer)
    {
        if (_timers.Remove(timer) && timer.IsCounted)
        {
            _waiting--;
            timer.IsCounted = false;
        }
    }

    private sealed class SimulatedTimer(SimulatedClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        public DateTimeOffset Due { get; set; }

        public long Ordinal { get; set; }

        public bool IsCounted { get; set; }

        public bool IsEndless { get; set; }

        /// <summary>Somebody awaits it: the framework hangs the task of a delay on the timer.</summary>
        public bool IsWait => state is Task;

        /// <summary>It ends something else.</summary>
        public bool IsDeadline => state is CancellationTokenSource;

        public int CompareTo(SimulatedTimer other) => (Due, Ordinal).CompareTo((other.Due, other.Ordinal));

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            clock.Schedule(this, dueTime);
            return true;
        }

        public void Fire()
        {
            if (_period > TimeSpan.Zero)
            {
                clock.Schedule(this, _period);
            }

            // What follows a wait goes its own way; the clock's thread must be free for the others.
            if (IsWait)
            {
                ThreadPool.UnsafeQueueUserWorkItem(_ => callback(state), null);
            }
            else
            {
                callback(state);
            }
        }

        public void Dispose() => clock.Schedule(this, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
