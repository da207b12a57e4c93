using Flitch.Connectors.Reading;
using Flitch.Pipeline.Runs;

namespace Flitch.Pipeline.Progress;

/// <summary>
/// Gathers a run's progress and hands it out at most ten times a second. The run writes, the heartbeat reads from another thread.
/// </summary>
internal sealed class ProgressTracker : ICallObserver
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly string _runId;
    private readonly string _connection;
    private readonly List<DatasetTally> _tallies;
    private readonly CallPace _pace;
    private readonly TimeProvider _clock;
    private readonly IProgress<RefreshProgress>? _listener;
    private readonly Action<CallFacts> _log;
    private readonly long _start;
    private long _reported;
    private int _callsBefore;
    private (string Reason, DateTimeOffset Until)? _waiting;
    private DatasetTally? _current;
    private RefreshPlan? _plan;
    private HashSet<string>? _again;

    public ProgressTracker(
        RunReport run, IReadOnlyList<DatasetTally> tallies, CallPace pace, Action<CallFacts> log, IProgress<RefreshProgress>? listener, TimeProvider clock)
    {
        _runId = run.RunId;
        _connection = run.Connection;
        _tallies = [.. tallies];
        _pace = pace;
        _log = log;
        _listener = listener;
        _clock = clock;
        _start = clock.GetTimestamp();
        _reported = long.MinValue;
    }

    public void Called(CallFacts facts)
    {
        _log(facts);
        lock (_lock)
        {
            _waiting = null;
            _pace.Called(facts);
            if (_current is null)
            {
                _callsBefore++;
            }
            else
            {
                _current.Calls++;
                _current.Retries += facts.Attempt > 1 ? 1 : 0;
                _current.Overcome.Add(facts);
            }
        }

        Report();
    }

    public void Waiting(TimeSpan duration, string reason)
    {
        lock (_lock)
        {
            _waiting = (reason, _clock.GetUtcNow() + duration);
            if (_current is not null)
            {
                _current.Waited += duration;
            }
        }

        // A long wait begins now and nothing else will be told until it is over.
        Report(always: duration >= Pause);
    }

    /// <summary>A dataset's turn begins; null when the last one's is over.</summary>
    /// <returns>Whose turn it was before.</returns>
    public DatasetTally? Begin(DatasetTally? tally)
    {
        DatasetTally? before;
        lock (_lock)
        {
            (before, _current) = (_current, tally);
            _again?.Remove(tally?.Dataset ?? "");
        }

        Report(always: true);
        return before;
    }

    /// <summary>How much there is to fill is known.</summary>
    /// <param name="allowance">What the call counter leaves now; null when nothing is counted.</param>
    public void Plan(CallAllowance? allowance)
    {
        lock (_lock)
        {
            _pace.Begin(allowance);
            var left = _tallies.Select(t => Left(t.Progress())).ToList();
            _plan = left.TrueForAll(d => d.Calls == 0) ? null : _pace.Plan(_connection, left, _clock.GetUtcNow());
        }

        Report(always: true);
    }

    /// <summary>These datasets are read once more, because all that took long; then the run ends.</summary>
    public void Again(IEnumerable<string> datasets)
    {
        lock (_lock)
        {
            _again = [.. datasets];
        }
    }

    /// <summary>A dataset joins the run that goes on.</summary>
    public void Join(DatasetTally tally)
    {
        lock (_lock)
        {
            _tallies.Add(tally);
        }
    }

    /// <summary>Changes a tally under the lock.</summary>
    public void Update(Action change)
    {
        lock (_lock)
        {
            change();
        }

        Report();
    }

    public RefreshProgress Snapshot()
    {
        lock (_lock)
        {
            return Take();
        }
    }

    private void Report(bool always = false)
    {
        if (_listener is null)
        {
            return;
        }

        RefreshProgress progress;
        lock (_lock)
        {
            if (!always && _reported != long.MinValue && _clock.GetElapsedTime(_reported) < Pause)
            {
                return;
            }

            _reported = _clock.GetTimestamp();
            progress = Take();
        }

        _listener.Report(progress);
    }

    private DatasetPlan Left(DatasetProgress dataset) => dataset.Stage == DatasetStage.Waiting && dataset.ExpectedRows - dataset.Rows is > 0 and var rows
        ? new DatasetPlan(dataset.Dataset, rows, _pace.Calls(dataset.Dataset, rows))
        : new DatasetPlan(dataset.Dataset, null, 0);

    // A wait is counted whole when it begins; of one that goes on, what is over tells how long it was so far.
    private TimeSpan WaitLeft() => _waiting is { Until: var until } && until - _clock.GetUtcNow() is { Ticks: > 0 } left ? left : TimeSpan.Zero;

    private RefreshProgress Take()
    {
        var datasets = _tallies.Select(t => t.Progress() with { Waited = t.Waited - (t == _current ? WaitLeft() : TimeSpan.Zero) }).ToList();
        var elapsed = _clock.GetElapsedTime(_start);
        var calls = _callsBefore + _tallies.Sum(t => t.Calls);
        var rows = _tallies.Sum(t => t.Received);
        return new RefreshProgress(_runId, _connection, _current?.Dataset, datasets, rows, calls, elapsed, TimeLeft(datasets, elapsed), _waiting?.Reason, _waiting?.Until)
        {
            Share = Shares.Of(datasets),
            Plan = _plan,
        };
    }

    // A wait that the service ordered is in no pace, and the run cannot end before it.
    private TimeSpan? TimeLeft(IReadOnlyList<DatasetProgress> datasets, TimeSpan elapsed)
    {
        var now = _clock.GetUtcNow();
        var left = _pace.TimeLeft(datasets, _again, elapsed, now);
        return left is not null && _waiting?.Until - now is { } wait && wait > left ? wait : left;
    }
}
