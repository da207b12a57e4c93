using System.Net;
using Flitch.Host.Web.Access;
using Flitch.Testing;

namespace Flitch.Web.Tests.Access;

public sealed class SignInThrottleTests
{
    private static readonly IPAddress Somebody = IPAddress.Parse("192.0.2.1");
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Four_wrong_passwords_cost_nothing_and_from_the_fifth_on_the_wait_doubles_up_to_an_hour()
    {
        var throttle = new SignInThrottle(_clock);
        var waits = Enumerable.Range(0, 20).Select(_ =>
        {
            throttle.Failed(Somebody);
            return throttle.WaitFor(Somebody);
        }).ToList();

        waits.Take(4).Should().AllBeEquivalentTo(TimeSpan.Zero);
        waits.Skip(4).Take(3).Should().Equal(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20));
        waits[^1].Should().Be(TimeSpan.FromHours(1));
        throttle.WaitFor(IPAddress.Loopback).Should().Be(TimeSpan.Zero, "others are not kept waiting");
    }

    [Fact]
    public void The_wait_passes_and_a_right_password_clears_it()
    {
        var throttle = new SignInThrottle(_clock);
        for (var i = 0; i < 5; i++)
        {
            throttle.Failed(Somebody);
        }

        _clock.Advance(TimeSpan.FromSeconds(5));
        throttle.WaitFor(Somebody).Should().Be(TimeSpan.Zero);
        throttle.Succeeded(Somebody);
        throttle.Failed(Somebody);
        throttle.WaitFor(Somebody).Should().Be(TimeSpan.Zero);
    }
}
