using Flitch.Connectors.Reading;

namespace Flitch.Pipeline.Telemetry;

/// <summary>Tells calls and waits to the run's progress and to its telemetry.</summary>
internal sealed class ObservedCalls(ICallObserver progress, RunTelemetry telemetry) : ICallObserver
{
    public void Called(CallFacts facts)
    {
        telemetry.Called(facts);
        progress.Called(facts);
    }

    public void Waiting(TimeSpan duration, string reason)
    {
        telemetry.Waited(duration);
        progress.Waiting(duration, reason);
    }
}
