using System.Security.Cryptography;
using Flitch.Connectors.Rest.Tests.Support;
using Flitch.Testing;

namespace Flitch.Connectors.Rest.Tests.Calling;

public sealed class WireFaultTests
{
    public static TheoryData<string, ScriptedAnswer> Passing => new()
    {
        { "http:520", ScriptedAnswer.Html(520) },
        { "http:503", ScriptedAnswer.Html(503) },
        { "body:html", ScriptedAnswer.Html(200) },
        { "body:html", ScriptedAnswer.Json("  <html>") },
        { "body:malformed", ScriptedAnswer.Json("{\"data\":{\"rows\":[{\"id\":\"r1\"") },
        { "body:malformed", ScriptedAnswer.Json("") },
        { "net:reset", ScriptedAnswer.Dropped },
        { "net:reset", ScriptedAnswer.Json("{\"data\":{\"rows\":[]}}") with { SendOnly = 9, Then = ScriptedAnswer.Ending.Reset } },
        { "body:records-missing", ScriptedAnswer.Json("{\"data\":{}}") },
    };

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task Fault_on_the_wire_is_tried_again_with_a_new_nonce(string code, ScriptedAnswer fault)
    {
        await using var fixture = new Fixture(new ScriptedServer(fault, Fixture.Rows(1, 9)));

        var pages = await fixture.ReadAsync(most: 1);

        pages[0].Ids.Should().Equal("r9");
        fixture.Observer.Calls.Select(c => c.Error).Should().Equal(code, null);
        fixture.Server.Requests.Select(r => r["nonce"]).Should().OnlyHaveUniqueItems().And.HaveCount(2);
    }

    [Fact]
    public async Task Connection_that_breaks_on_reuse_never_gets_the_same_bytes_again()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(2, 9), ScriptedAnswer.Dropped, Fixture.Rows(null, 8)));

        (await fixture.ReadAsync(most: 2)).SelectMany(p => p.Ids).Should().Equal("r9", "r8");
        fixture.Server.Requests.Select(r => r["nonce"]).Should().OnlyHaveUniqueItems().And.HaveCount(3);
        fixture.Observer.Calls.Select(c => c.Error).Should().Equal(null, "net:reset", null);
    }

    [Fact]
    public async Task Json_under_the_name_of_a_web_page_is_json()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(1, 9) with { ContentType = "text/html" }));

        (await fixture.ReadAsync(most: 1))[0].Ids.Should().Equal("r9");
    }

    [Theory]
    [InlineData("body:malformed", "{\"data\":")]
    [InlineData("body:records-missing", "{\"data\":{}}")]
    public async Task Page_that_stays_malformed_fails_its_dataset(string code, string body)
    {
        await using var fixture = new Fixture(new ScriptedServer(ScriptedAnswer.Json(body)));

        var error = await fixture.FailAsync();

        (error.Code, error.Kind, error.Object).Should().Be((code, ErrorKind.Provider, "rows"));
        fixture.Server.Requests.Should().HaveCount(3);
    }

    [Fact]
    public async Task Redirect_is_never_followed()
    {
        await using var elsewhere = new ScriptedServer(Fixture.Rows(0));
        var redirect = new ScriptedAnswer(301, []) { Headers = new Dictionary<string, string> { ["Location"] = new Uri(elsewhere.Address, "/0/rows").ToString() } };
        await using var fixture = new Fixture(new ScriptedServer(redirect));

        var error = await fixture.FailAsync();

        (error.Code, error.Kind).Should().Be(("http:301", ErrorKind.Configuration));
        fixture.Server.Requests.Should().HaveCount(1);
        elsewhere.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Redirect_within_the_service_is_not_followed_either()
    {
        var redirect = new ScriptedAnswer(307, []) { Headers = new Dictionary<string, string> { ["Location"] = "/0/things" } };
        await using var fixture = new Fixture(new ScriptedServer(redirect, Fixture.Rows(0)));

        (await fixture.FailAsync()).Code.Should().Be("http:307");
        fixture.Server.Requests.Should().HaveCount(1);
    }

    [Fact]
    public async Task Answer_that_never_ends_is_given_up_at_the_deadline()
    {
        using var hung = new ManualResetEventSlim();
        var slow = ScriptedAnswer.Json("{\"data\":{\"rows\":[]}}") with { SendOnly = 5, Then = ScriptedAnswer.Ending.Hang };
        await using var fixture = new Fixture(new ScriptedServer(_ =>
        {
            hung.Set();
            return slow;
        }));

        var reading = fixture.FailAsync();
        for (var attempt = 0; attempt < 6; attempt++)
        {
            await Task.Run(() => hung.Wait(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
            hung.Reset();
            fixture.Clock.Advance(TimeSpan.FromSeconds(60));
        }

        (await reading).Code.Should().Be("net:timeout");
    }

    [Fact]
    public async Task Address_where_nobody_listens_is_told_as_such()
    {
        var server = new ScriptedServer(Fixture.Rows(0));
        await using var fixture = new Fixture(server);
        await server.DisposeAsync();

        var error = await fixture.FailAsync();

        (error.Code, error.Kind).Should().Be(("net:refused", ErrorKind.Transient));
        fixture.Observer.Calls.Should().OnlyContain(c => c.Status == null && c.BodyHash == null && c.Bytes == 0);
    }

    [Fact]
    public async Task Answer_beyond_the_limit_is_not_read()
    {
        var service = TestService.Create(new RestOptions { MaxAnswerBytes = 4096 });
        await using var fixture = new Fixture(new ScriptedServer(ScriptedAnswer.Json(new string(' ', 5000))), service: service);

        (await fixture.FailAsync()).Code.Should().Be("body:too-large");
    }

    [Fact]
    public async Task Answer_larger_than_first_guessed_is_read_whole()
    {
        var ids = Enumerable.Range(1, 20_000).ToArray();
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(ids.Length, ids)));

        (await fixture.ReadAsync(most: 1))[0].Ids.Should().HaveCount(20_000);
    }

    [Fact]
    public async Task Byte_order_mark_is_no_fault()
    {
        byte[] body = [0xEF, 0xBB, 0xBF, .. "{\"data\":{\"rows\":[],\"count\":0}}"u8];
        await using var fixture = new Fixture(new ScriptedServer(new ScriptedAnswer(200, body)));

        (await fixture.ReadAsync())[0].Page.IsLast.Should().BeTrue();
        fixture.Observer.Calls[0].BodyHash.Should().Be(Convert.ToHexStringLower(SHA256.HashData(body)));
    }

    [Fact]
    public async Task Error_of_the_service_is_heard_whatever_the_status()
    {
        var answer = ScriptedAnswer.Json("{\"error\":\"Wrong key\"}") with { Status = 401 };
        await using var fixture = new Fixture(new ScriptedServer(answer));

        (await fixture.FailAsync()).Code.Should().Be("Wrong key");
    }

    [Fact]
    public async Task Retry_after_of_a_guard_before_the_service_is_kept()
    {
        var limited = ScriptedAnswer.Html(429) with { Headers = new Dictionary<string, string> { ["Retry-After"] = "45" } };
        await using var fixture = new Fixture(new ScriptedServer(limited, Fixture.Rows(0)));

        await fixture.ReadAsync();

        fixture.Observer.Waits.Should().Equal((TimeSpan.FromSeconds(45), "retry after http:429"));
    }

    [Fact]
    public async Task Call_is_told_with_all_that_the_request_log_wants()
    {
        var answer = Fixture.Rows(2, 9, 8);
        await using var fixture = new Fixture(new ScriptedServer(answer), tier: "small");

        await fixture.ReadAsync(most: 1);

        var call = fixture.Observer.Calls.Should().ContainSingle().Which;
        call.Parameters.Should().Be("base=yes%20%2B%26&end=1000", "as sent, but for the nonce");
        fixture.Server.Requests[0].Body.Should().EndWith("&" + call.Parameters);
        call.Should().BeEquivalentTo(new
        {
            Number = 1, Object = "rows", Path = "/0/rows", Attempt = 1, Cost = 2, Status = 200, Records = 2, Count = 2L, Bytes = (long)answer.Body.Length,
            BodyHash = Convert.ToHexStringLower(SHA256.HashData(answer.Body)), SentAt = fixture.Clock.GetUtcNow(),
        });
    }

    [Fact]
    public async Task Number_counts_all_calls_of_the_connector()
    {
        await using var fixture = new Fixture(new ScriptedServer(Fixture.Rows(0)));

        await fixture.ReadAsync();
        await fixture.ReadAsync("things");

        fixture.Observer.Calls.Select(c => (c.Number, c.Object)).Should().Equal((1, "rows"), (2, "things"));
    }
}
