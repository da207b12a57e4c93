using System.Collections.Concurrent;
using Flitch.Connectors.Reading;

namespace Flitch.Connectors.TestKit.Benches;

/// <summary>Keeps what a connector tells its host.</summary>
internal sealed class HeardCalls : ICallObserver
{
    private readonly ConcurrentQueue<CallFacts> _calls = [];
    private readonly ConcurrentQueue<string> _waits = [];

    public IReadOnlyList<CallFacts> Calls => [.. _calls];

    public IReadOnlyList<string> Waits => [.. _waits];

    public void Called(CallFacts facts) => _calls.Enqueue(facts);

    public void Waiting(TimeSpan duration, string reason) => _waits.Enqueue(reason);
}
