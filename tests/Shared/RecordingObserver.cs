using System.Collections.Concurrent;
using Flitch.Connectors.Reading;

namespace Flitch.Testing;

/// <summary>Keeps what a connector tells, and lets its waits pass at once on a clock that stands still.</summary>
public sealed class RecordingObserver(FakeTimeProvider? clock = null) : ICallObserver
{
    private readonly ConcurrentQueue<CallFacts> _calls = [];
    private readonly ConcurrentQueue<(TimeSpan Duration, string Reason)> _waits = [];

    /// <summary>The calls, in order.</summary>
    public IReadOnlyList<CallFacts> Calls => [.. _calls];

    /// <summary>The waits, in order.</summary>
    public IReadOnlyList<(TimeSpan Duration, string Reason)> Waits => [.. _waits];

    /// <inheritdoc/>
    public void Called(CallFacts facts) => _calls.Enqueue(facts);

    /// <inheritdoc/>
    public void Waiting(TimeSpan duration, string reason)
    {
        _waits.Enqueue((duration, reason));
        clock?.Elapse(duration);
    }
}
