using Flitch.Connectors.Rest.Tests.Support;
using Flitch.Testing;

namespace Flitch.Connectors.Rest.Tests.Calling;

public sealed class RetryTests
{
    public static TheoryData<string, ErrorKind, int> Kinds => new()
    {
        { "Wrong key", ErrorKind.Configuration, 1 },
        { "Not allowed", ErrorKind.Permission, 1 },
        { "Old nonce", ErrorKind.Nonce, 3 },
        { "Slow down", ErrorKind.Rate, 4 },
        { "Locked out", ErrorKind.Lockout, 1 },
        { "Busy", ErrorKind.Transient, 4 },
        { "Bad argument:ofs", ErrorKind.Provider, 1 },
        { "Never heard of", ErrorKind.Provider, 1 },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Kind_decides_how_often_a_call_is_tried(string error, ErrorKind kind, int attempts)
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Error(error)));

        var failed = await fixture.FailAsync();

        (failed.Kind, failed.Code).Should().Be((kind, error));
        fixture.Server.Requests.Should().HaveCount(attempts);
        fixture.Observer.Calls.Select(c => c.Attempt).Should().Equal(Enumerable.Range(1, attempts));
        fixture.Observer.Calls.Should().OnlyContain(c => c.Error == error);
    }

    [Fact]
    public async Task Every_attempt_is_signed_anew()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Error("Busy"), Fixture.Error("Busy"), Fixture.Rows(1, 9)));

        var pages = await fixture.ReadAsync(most: 1);

        pages[0].Ids.Should().Equal("r9");
        fixture.Server.Requests.Select(r => r["nonce"]).Should().OnlyHaveUniqueItems().And.HaveCount(3);
        pages[0].Page.Call.Should().BeEquivalentTo(new { Number = 3, Attempt = 3, Records = 1, Count = 1L, Status = 200, Error = (string?)null });
    }

    [Fact]
    public async Task Waits_of_passing_trouble_double_and_spread()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Error("Busy")));

        await fixture.FailAsync();

        var seconds = fixture.Observer.Waits.Select(w => w.Duration.TotalSeconds).ToList();
        seconds.Should().HaveCount(3);
        seconds[0].Should().BeInRange(1, 1.26);
        seconds[1].Should().BeInRange(2, 2.51);
        seconds[2].Should().BeInRange(4, 5.01);
        fixture.Observer.Waits.Should().OnlyContain(w => w.Reason == "retry after Busy");
    }

    [Fact]
    public async Task Retrying_ends_at_its_deadline()
    {
        var service = TestService.Create(new RestOptions { RetryDeadline = TimeSpan.FromSeconds(2) });
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Error("Busy")), service: service);

        await fixture.FailAsync();

        fixture.Server.Requests.Should().HaveCount(2, "the second wait would end after the deadline");
    }

    [Fact]
    public async Task Rate_error_fills_the_counter_and_holds_back_every_call_of_the_key()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Error("Slow down"), Fixture.Rows(0)), tier: "large");

        await fixture.ReadAsync();

        // Learned: small, 15 at most. From 20 down to 12 at 0.33 a second is more than the 5 seconds of the catalogue.
        fixture.Observer.Waits.Should().ContainSingle().Which.Duration.TotalSeconds.Should().BeApproximately(8 / 0.33, 0.01);
        fixture.Line[TestAuthentication.Key].LearnedTier.Should().Be("small");
    }

    [Fact]
    public async Task Rate_error_without_a_counter_waits_as_the_catalogue_says()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Error("Slow down"), Fixture.Rows(0)));

        await fixture.ReadAsync();

        fixture.Observer.Waits.Should().ContainSingle().Which.Duration.TotalSeconds.Should().BeInRange(5, 6.26);
    }

    [Fact]
    public async Task Throttled_call_goes_on_exactly_when_the_service_said_by_its_own_clock()
    {
        var clock = new FakeTimeProvider();
        var theirs = clock.GetUtcNow().AddMinutes(10);
        var until = theirs.AddSeconds(7).ToUnixTimeSeconds();
        var throttled = ScriptedAnswer.Json($"{{\"error\":\"Busy: {until}\",\"retryAt\":{until}}}") with { Date = theirs };
        await using var fixture = new Fixture(new ScriptedServer(throttled, Fixture.Rows(0)), tier: "large", clock: clock);

        await fixture.ReadAsync();

        fixture.Observer.Waits.Should().ContainSingle().Which.Duration.Should().Be(TimeSpan.FromSeconds(7));
        fixture.Line[TestAuthentication.Key].LearnedTier.Should().BeNull("too many at once says nothing about the counter");
    }

    [Fact]
    public async Task Pause_that_is_over_already_is_no_reason_to_hammer()
    {
        var clock = new FakeTimeProvider();
        var passed = clock.GetUtcNow().AddSeconds(-3).ToUnixTimeSeconds();
        await using var fixture = new Fixture(
            new ScriptedServer(ScriptedAnswer.Json($"{{\"error\":\"Slow down\",\"retryAt\":{passed}}}"), Fixture.Rows(0)), clock: clock);

        await fixture.ReadAsync();

        fixture.Observer.Waits.Should().ContainSingle().Which.Duration.Should().BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Pause_longer_than_the_deadline_fails_and_tells_its_end()
    {
        var clock = new FakeTimeProvider();
        var until = clock.GetUtcNow().AddMinutes(40);
        var throttled = ScriptedAnswer.Json($"{{\"error\":\"Slow down\",\"retryAt\":{until.ToUnixTimeSeconds()}}}");
        await using var fixture = new Fixture(new ScriptedServer(throttled), clock: clock);

        var error = await fixture.FailAsync();

        (error.RetryAt, error.Summary).Should().Be((until, "Too many calls; 40 minutes."));
        fixture.Line[TestAuthentication.Key].NotBefore.Should().Be(until);
        clock.Advance(TimeSpan.FromMinutes(5));
        (await fixture.FailAsync("things")).Summary.Should().Be("Too many calls; 35 minutes.", "nobody waits that long in silence");
        fixture.Server.Requests.Should().HaveCount(1);
    }

    [Fact]
    public async Task Refusal_with_a_retry_after_holds_nobody_back()
    {
        var refused = ScriptedAnswer.Html(403) with { Headers = new Dictionary<string, string> { ["Retry-After"] = "300" } };
        await using var fixture = new Fixture(new ScriptedServer(refused, Fixture.Rows(0)));

        (await fixture.FailAsync()).Kind.Should().Be(ErrorKind.Configuration);
        await fixture.ReadAsync();

        fixture.Observer.Waits.Should().BeEmpty();
    }

    [Fact]
    public async Task Lockout_is_remembered_for_the_key_and_no_call_follows()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Error("Locked out")));

        var first = await fixture.FailAsync();
        fixture.Clock.Advance(TimeSpan.FromMinutes(14));
        var second = await fixture.FailAsync("things");

        first.Fix.Should().Be("Wait 15 minutes.");
        (second.Kind, second.Fix, second.RetryAt).Should().Be((ErrorKind.Lockout, "Wait 60 seconds.", first.RetryAt));
        fixture.Server.Requests.Should().HaveCount(1);
    }

    [Fact]
    public async Task Permission_error_names_the_box_and_every_dataset_it_blocks()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Error("Not allowed")));

        var error = await fixture.FailAsync();

        error.Summary.Should().Be("Rows needs Query rows; blocked: Rows, Tokens.");
        (error.Fix, error.Permission, error.Object).Should().Be(("Tick Query rows.", "read-rows", "rows"));
    }

    [Fact]
    public async Task Cancelling_a_wait_stops_at_once()
    {
        using var cancel = new CancellationTokenSource();
        await using var fixture = new Fixture(new ScriptedServer(_ =>
        {
            cancel.Cancel();
            return Fixture.Error("Busy");
        }));

        var act = async () =>
        {
            await foreach (var page in fixture.Connector.ReadAsync("things", null, cancel.Token))
            {
                page.Dispose();
            }
        };

        await act.Should().ThrowAsync<OperationCanceledException>();
    }
}
