using System.Text.Json;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Checking;
using Flitch.Connectors.Rest.Checking;
using Flitch.Connectors.Rest.Connecting;
using Flitch.Connectors.Rest.Extraction;
using Flitch.Connectors.Rest.Tests.Support;
using Flitch.Testing;

namespace Flitch.Connectors.Rest.Tests.Checking;

public sealed class CheckTests
{
    [Fact]
    public async Task Key_info_makes_the_matrix_in_one_call()
    {
        await using var fixture = With("""{"data":{"permissions":["trade"]}}""");

        var result = await CheckAsync(fixture);

        result.Objects.Select(o => (o.Object, o.Ready)).Should().Equal(("rows", false), ("tokens", false), ("things", true));
        result.Objects[0].Error.Should().BeEquivalentTo(new { Kind = ErrorKind.Permission, Permission = "read-rows", Object = "rows" });
        result.Objects[0].Error!.Summary.Should().Be("Rows needs Query rows; blocked: Rows, Tokens.");
        (result.Method, result.Calls).Should().Be(("key info", 1));
    }

    [Fact]
    public async Task Key_that_can_do_harm_expires_or_is_limited_is_warned_of()
    {
        await using var fixture = With("""{"data":{"permissions":["read-rows","trade"],"until":1800000000,"from":1600000000,"account":"A1"}}""");

        var result = await CheckAsync(fixture);

        result.Objects.Should().OnlyContain(o => o.Ready && o.Error == null);
        result.Notices.Should().OnlyContain(n => n.Level == NoticeLevel.Warning).And.HaveCount(3);
        result.Notices[0].Text.Should().Be("The key can trade.");
        result.Notices[1].Text.Should().Contain("expires").And.Contain("2027-01-15 08:00 UTC");
        result.Notices[2].Text.Should().Contain("from 2020-09-13 12:26 UTC").And.NotContain("up to");
        result.QueryFrom.Should().Be(1_600_000_000);
    }

    [Fact]
    public async Task Account_is_told_as_a_hash_that_stays_the_same()
    {
        await using var first = With("""{"data":{"permissions":[],"account":"A1"}}""");
        await using var again = With("""{"data":{"permissions":["trade"],"account":"A1"}}""");
        await using var other = With("""{"data":{"permissions":[],"account":"A2"}}""");

        var identity = (await CheckAsync(first)).AccountIdentity;

        identity.Should().MatchRegex("^[0-9a-f]{64}$");
        (await CheckAsync(again)).AccountIdentity.Should().Be(identity);
        (await CheckAsync(other)).AccountIdentity.Should().NotBe(identity);
    }

    [Fact]
    public async Task Without_key_info_one_call_per_permission_finds_out()
    {
        await using var fixture = With(request => request.Target switch
        {
            "/0/key-info" => Fixture.Error("No such call"),
            "/0/tokens" => Fixture.Error("Not allowed"),
            _ => Fixture.Rows(0),
        });

        var result = await CheckAsync(fixture);

        result.Objects.Select(o => (o.Object, o.Ready)).Should().Equal(("rows", false), ("tokens", false), ("things", true));
        result.Objects[0].Error!.Summary.Should().StartWith("Rows needs");
        result.Objects[1].Error!.Summary.Should().StartWith("Tokens needs");
        (result.Method, result.Calls).Should().Be(("probes", 3));
        fixture.Server.Requests.Select(r => r.Target).Should().Equal("/0/key-info", "/0/tokens", "/0/things");
    }

    [Theory]
    [InlineData("Wrong key", ErrorKind.Configuration)]
    [InlineData("Locked out", ErrorKind.Lockout)]
    [InlineData("Old nonce", ErrorKind.Nonce)]
    public async Task Connection_that_does_not_work_at_all_fails_the_test_itself(string text, ErrorKind kind)
    {
        await using var fixture = With(_ => Fixture.Error(text));

        var act = () => CheckAsync(fixture);

        (await act.Should().ThrowAsync<FlitchException>()).Which.Error.Kind.Should().Be(kind);
        fixture.Server.Requests.Should().OnlyContain(r => r.Target == "/0/key-info");
    }

    [Fact]
    public async Task Nobody_is_kept_waiting_for_a_service_that_is_down()
    {
        await using var fixture = With(_ => ScriptedAnswer.Html(520));
        var began = fixture.Clock.GetUtcNow();

        var act = () => CheckAsync(fixture);

        (await act.Should().ThrowAsync<FlitchException>()).Which.Error.Code.Should().Be("http:520");
        (fixture.Clock.GetUtcNow() - began).Should().BeLessThan(TimeSpan.FromSeconds(21));
    }

    private static Task<CheckResult> CheckAsync(Fixture fixture) => fixture.Connector.CheckAsync(TestContext.Current.CancellationToken);

    private static Fixture With(string keyInfo) => With(_ => ScriptedAnswer.Json(keyInfo));

    private static Fixture With(Func<ScriptedRequest, ScriptedAnswer> answer) => new(new ScriptedServer(answer), service: Service());

    private static RestService Service()
    {
        var service = TestService.Create();
        var trade = new PermissionDescriptor("trade", "Trade", "Orders", Wanted: false, "The key can trade.");
        return service with
        {
            Descriptor = service.Descriptor with
            {
                KeyInfo = new KeyInfoRequest("/0/key-info", "POST", 1),
                Permissions = [.. service.Descriptor.Permissions, trade],
            },
            KeyInfo = new TestKeyInfo(),
        };
    }

    private sealed class TestKeyInfo : IKeyInfoReader
    {
        public bool IsUnavailable(string code) => code == "No such call";

        public KeyInfo Read(ReadOnlySpan<byte> body)
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            var data = document.RootElement.GetProperty("data");
            if (!data.TryGetProperty("permissions", out var permissions))
            {
                throw new ExtractionException("body:records-missing", "There are no permissions.");
            }

            return new KeyInfo
            {
                Permissions = permissions.EnumerateArray().Select(p => p.GetString()!).ToHashSet(),
                Account = data.TryGetProperty("account", out var account) ? account.GetString() : null,
                ValidUntil = data.TryGetProperty("until", out var until) ? until.GetInt64() : null,
                QueryFrom = data.TryGetProperty("from", out var from) ? from.GetInt64() : null,
            };
        }
    }
}
