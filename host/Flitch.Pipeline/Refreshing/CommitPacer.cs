namespace Flitch.Pipeline.Refreshing;

/// <summary>
/// Says when a commit is due: after some rows or some time, stretched so that commits take no more than their share of the run, and never so far that
/// what is staged grows without bound.
/// </summary>
internal sealed class CommitPacer
{
    private const int Stretch = 4;

    private readonly PipelineOptions _options;
    private readonly TimeProvider _clock;
    private readonly long _start;
    private long _last;
    private TimeSpan _spent;
    private TimeSpan _cost;

    public CommitPacer(PipelineOptions options, TimeProvider clock)
    {
        _options = options;
        _clock = clock;
        _start = _last = clock.GetTimestamp();
    }

    /// <summary>Whether to commit now.</summary>
    /// <param name="staged">Rows staged since the last commit.</param>
    public bool IsDue(long staged)
    {
        if (staged == 0 || (staged < _options.CommitRows && _clock.GetElapsedTime(_last) < _options.CommitInterval))
        {
            return false;
        }

        var withinShare = _spent + _cost <= _clock.GetElapsedTime(_start) * _options.CommitShare;
        return withinShare || staged >= (long)_options.CommitRows * Stretch;
    }

    /// <summary>Takes a commit into account.</summary>
    /// <param name="cost">How long it took.</param>
    public void Committed(TimeSpan cost)
    {
        _spent += cost;
        _cost = cost;
        _last = _clock.GetTimestamp();
    }
}
