using System.Globalization;
using Flitch.Connectors.KeyLine;
using Flitch.Connectors.Rest.Tests.Support;
using Flitch.Testing;

namespace Flitch.Connectors.Rest.Tests.Calling;

public sealed class KeyLineTests
{
    [Fact]
    public async Task Nonce_is_the_time_in_microseconds()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(0)));

        await fixture.ReadAsync();

        var microseconds = (fixture.Clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / 10;
        fixture.Server.Requests[0]["nonce"].Should().Be(microseconds.ToString(CultureInfo.InvariantCulture));
        fixture.Server.Requests[0].Body.Should().StartWith("nonce=");
    }

    [Fact]
    public async Task Nonce_is_one_more_than_the_last_when_the_clock_stands_still_or_was_set_back()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(3, 9), Fixture.Rows(null, 8), Fixture.Rows(null, 7)));
        const long Last = 9_000_000_000_000_000;
        fixture.Line[TestAuthentication.Key] = new KeyState { LastNonce = Last };

        await fixture.ReadAsync(most: 3);

        fixture.Server.Requests.Select(r => long.Parse(r["nonce"]!, CultureInfo.InvariantCulture)).Should().Equal(Last + 1, Last + 2, Last + 3);
    }

    [Fact]
    public async Task Nonce_and_cost_are_saved_before_the_call_is_sent()
    {
        var line = new InMemoryKeyLine();
        KeyState? atArrival = null;
        await using var fixture = new Fixture(
            new ScriptedServer(_ =>
            {
                atArrival = line[TestAuthentication.Key];
                return Fixture.Rows(0);
            }),
            tier: "small",
            line: line);

        await fixture.ReadAsync();

        atArrival!.LastNonce.ToString(CultureInfo.InvariantCulture).Should().Be(fixture.Server.Requests[0]["nonce"]);
        atArrival.Counter.Should().Be(2m);
    }

    [Fact]
    public async Task Calls_wait_for_the_counter_and_tell_it()
    {
        var answers = Enumerable.Range(0, 9).Select(i => Fixture.Rows(i == 0 ? 9 : null, i)).ToArray();
        await using var fixture = new Fixture(new ScriptedServer(answers), tier: "small");

        await fixture.ReadAsync(most: 9);

        // 7 calls of cost 2 fill 14 of 15; each further one needs 2 / 0.33 s.
        fixture.Observer.Waits.Should().HaveCount(2).And.OnlyContain(w => w.Reason == "call counter");
        fixture.Observer.Waits.Should().OnlyContain(w => w.Duration > TimeSpan.FromSeconds(6) && w.Duration < TimeSpan.FromSeconds(6.1));
    }

    [Fact]
    public async Task Counter_is_shared_by_all_connectors_of_a_key()
    {
        await using var first = new Fixture(new ScriptedServer(Fixture.Rows(0)), tier: "small");
        await using var second = new Fixture(new ScriptedServer(Fixture.Rows(0)), tier: "small", clock: first.Clock, line: first.Line);

        for (var i = 0; i < 4; i++)
        {
            await first.ReadAsync();
            await second.ReadAsync();
        }

        first.Line[TestAuthentication.Key].Counter.Should().BeInRange(13.9m, 14m);
        (first.Observer.Waits.Count + second.Observer.Waits.Count).Should().Be(1);
    }

    [Fact]
    public async Task Two_connectors_of_one_key_are_never_in_flight_at_once()
    {
        var inFlight = 0;
        var most = 0;
        ScriptedAnswer Answer(ScriptedRequest request)
        {
            most = Math.Max(most, Interlocked.Increment(ref inFlight));
            Thread.Yield();
            Interlocked.Decrement(ref inFlight);
            return Fixture.Rows(0);
        }

        await using var first = new Fixture(new ScriptedServer(Answer));
        await using var second = new Fixture(new ScriptedServer(Answer), clock: first.Clock, line: first.Line);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? first : second).ReadAsync()));

        most.Should().Be(1);
        var nonces = first.Server.Requests.Concat(second.Server.Requests).Select(r => r["nonce"]).ToList();
        nonces.Should().HaveCount(40).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Service_clock_is_known_from_its_answers_and_never_ahead_of_it()
    {
        var server = new DateTimeOffset(2026, 11, 20, 9, 30, 0, TimeSpan.Zero);
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(0) with { Date = server }));

        await fixture.ReadAsync();
        fixture.Clock.Advance(TimeSpan.FromSeconds(5));

        fixture.Connector.ServerNow.Should().Be(server.AddSeconds(5));
        fixture.Line[TestAuthentication.Key].ClockOffset.Should().Be(TimeSpan.FromMinutes(-30));
        fixture.Observer.Calls[0].ServerTime.Should().Be(server);
    }

    [Fact]
    public async Task Lockout_of_another_process_stops_before_any_call()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(0)));
        var until = fixture.Clock.GetUtcNow().AddMinutes(9);
        fixture.Line[TestAuthentication.Key] = new KeyState { NotBefore = until, NotBeforeCode = "Locked out" };

        var error = await fixture.FailAsync();

        (error.Kind, error.RetryAt, error.Fix).Should().Be((ErrorKind.Lockout, until, "Wait 9 minutes."));
        fixture.Server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Lockout_that_is_over_lets_calls_pass()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(0)));
        fixture.Line[TestAuthentication.Key] = new KeyState { NotBefore = fixture.Clock.GetUtcNow(), NotBeforeCode = "Locked out" };

        await fixture.ReadAsync();

        fixture.Line[TestAuthentication.Key].NotBefore.Should().BeNull();
    }

    [Fact]
    public async Task Rate_wait_of_another_process_is_waited_for()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(0)));
        fixture.Line[TestAuthentication.Key] = new KeyState { NotBefore = fixture.Clock.GetUtcNow().AddSeconds(8), NotBeforeCode = "Slow down" };

        await fixture.ReadAsync();

        fixture.Observer.Waits.Should().Equal((TimeSpan.FromSeconds(8), "retry after Slow down"));
    }

    [Fact]
    public async Task Block_beyond_an_hour_comes_from_a_clock_that_was_set()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(0)));
        fixture.Line[TestAuthentication.Key] = new KeyState { NotBefore = fixture.Clock.GetUtcNow().AddDays(400), NotBeforeCode = "Locked out" };

        await fixture.ReadAsync();

        fixture.Server.Requests.Should().HaveCount(1);
    }
}
