using Flitch.Connectors.TestKit.Benches;

namespace Flitch.Connectors.TestKit.Tests.Benches;

/// <summary>Waits pass at once and move the clock; deadlines strike only when it passes them.</summary>
public sealed class SkippingClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    private SkippingClock Clock { get; } = new(Start);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wait_of_hours_is_over_at_once()
    {
        var started = Clock.GetTimestamp();

        await Wait(TimeSpan.FromHours(2));

        Clock.GetUtcNow().Should().Be(Start.AddHours(2));
        Clock.GetElapsedTime(started).Should().Be(TimeSpan.FromHours(2));
    }

    [Fact]
    public async Task A_deadline_strikes_when_the_clock_passes_it_and_not_before()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1), Clock);
        using var lifted = new CancellationTokenSource(TimeSpan.FromMinutes(1), Clock);

        await Wait(TimeSpan.FromSeconds(59));
        deadline.IsCancellationRequested.Should().BeFalse();
        lifted.CancelAfter(Timeout.InfiniteTimeSpan);
        await Wait(TimeSpan.FromSeconds(1));

        (deadline.IsCancellationRequested, lifted.IsCancellationRequested).Should().Be((true, false));
    }

    [Fact]
    public async Task Waiting_for_work_with_a_limit_is_a_deadline()
    {
        var work = new TaskCompletionSource();
        var limited = work.Task.WaitAsync(TimeSpan.FromMinutes(1), Clock, Ct);

        Clock.GetUtcNow().Should().Be(Start);
        await Wait(TimeSpan.FromMinutes(2));

        await limited.Invoking(t => t).Should().ThrowAsync<TimeoutException>();
    }

    private Task Wait(TimeSpan time) => Task.Delay(time, this.Clock, Ct);
}
