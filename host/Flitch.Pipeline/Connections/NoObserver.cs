using Flitch.Connectors.Reading;

namespace Flitch.Pipeline.Connections;

/// <summary>Hears of calls that belong to no run, and keeps nothing.</summary>
internal sealed class NoObserver : ICallObserver
{
    public static NoObserver Instance { get; } = new();

    public void Called(CallFacts facts)
    {
    }

    public void Waiting(TimeSpan duration, string reason)
    {
    }
}
