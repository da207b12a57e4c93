namespace Flitch.Host.Tests.Processes;

/// <summary>The clock of a service, which a test can put forward: the person's own clock stays where it is.</summary>
internal sealed class ServiceClock : TimeProvider
{
    private TimeSpan _ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;

    public void Advance(TimeSpan time) => _ahead += time;
}
