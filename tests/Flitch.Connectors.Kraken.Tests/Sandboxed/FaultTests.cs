using Flitch.Connectors.Kraken.Tests.Support;

namespace Flitch.Connectors.Kraken.Tests.Sandboxed;

public sealed class FaultTests
{
    [Theory]
    [InlineData("EService:Busy")]
    [InlineData("EService:Unavailable")]
    [InlineData("EService:Timeout")]
    [InlineData("EService:Deadline elapsed")]
    [InlineData("EService:Market in cancel_only mode")]
    [InlineData("EGeneral:Internal error")]
    [InlineData("EGeneral:Internal error:7")]
    [InlineData("EDatabase:Internal error")]
    [InlineData("EAPI:Invalid nonce")]
    [InlineData("EAPI:Rate limit exceeded")]
    [InlineData("EGeneral:Too many requests")]
    [InlineData("throttled")]
    [InlineData("error-string")]
    [InlineData("warning-error")]
    [InlineData("http520")]
    [InlineData("http502")]
    [InlineData("http504")]
    [InlineData("http524")]
    [InlineData("http429")]
    [InlineData("html")]
    [InlineData("truncated")]
    [InlineData("reset")]
    [InlineData("no-result")]
    [InlineData("no-container")]
    [InlineData("empty-page")]
    [InlineData("warning")]
    public async Task Passing_fault_in_the_middle_of_a_listing_costs_no_row(string fault)
    {
        await using var fixture = await SandboxFixture.StartAsync($"faults=Ledgers:3:{fault}");

        var (keys, _) = await fixture.ReadAsync("ledgers");

        keys.Should().Equal(fixture.Truth("Ledgers")).And.OnlyHaveUniqueItems();
        var nonces = fixture.Sandbox.Requests.Select(r => r["nonce"]).ToList();
        nonces.Should().OnlyHaveUniqueItems().And.BeInAscendingOrder();
    }

    [Theory]
    [InlineData("EAPI:Invalid key", ErrorKind.Configuration, 1)]
    [InlineData("EAPI:Invalid signature", ErrorKind.Configuration, 1)]
    [InlineData("EAPI:Feature disabled", ErrorKind.Provider, 1)]
    [InlineData("EAPI:Bad request", ErrorKind.Provider, 1)]
    [InlineData("EGeneral:Permission denied", ErrorKind.Permission, 1)]
    [InlineData("EGeneral:Invalid arguments:ofs", ErrorKind.Provider, 1)]
    [InlineData("EGeneral:Unknown method", ErrorKind.Configuration, 1)]
    [InlineData("EGeneral:Temporary lockout", ErrorKind.Lockout, 1)]
    [InlineData("EAuth:Account temporary disabled", ErrorKind.Configuration, 1)]
    [InlineData("EAccount:Invalid permissions", ErrorKind.Provider, 1)]
    [InlineData("EQuery:Unknown asset", ErrorKind.Provider, 1)]
    [InlineData("ENewest:Never heard of", ErrorKind.Provider, 1)]
    [InlineData("EAPI:Invalid nonce", ErrorKind.Nonce, 3)]
    public async Task Lasting_fault_ends_in_the_catalogues_words(string code, ErrorKind kind, int calls)
    {
        await using var fixture = await SandboxFixture.StartAsync($"faults=Ledgers:*:{code}");

        var error = await fixture.FailAsync("ledgers");

        (error.Code, error.Kind, error.Object).Should().Be((code, kind, "ledgers"));
        error.Summary.Should().NotBeEmpty().And.NotContain("{");
        error.Fix.Should().NotBeEmpty().And.NotContain("{");
        fixture.Sandbox.Requests.Should().HaveCount(calls);
    }

    [Theory]
    [InlineData("redirect", "http:301", ErrorKind.Configuration)]
    [InlineData("http403", "http:403", ErrorKind.Configuration)]
    [InlineData("http520", "http:520", ErrorKind.Transient)]
    [InlineData("html", "body:html", ErrorKind.Provider)]
    [InlineData("truncated", "body:malformed", ErrorKind.Provider)]
    [InlineData("no-container", "body:records-missing", ErrorKind.Provider)]
    [InlineData("no-result", "body:records-missing", ErrorKind.Provider)]
    [InlineData("empty-page", "paging:hole", ErrorKind.Provider)]
    public async Task Fault_of_the_wire_that_lasts_is_named(string fault, string code, ErrorKind kind)
    {
        await using var fixture = await SandboxFixture.StartAsync($"faults=Ledgers:2+:{fault}");

        var error = await fixture.FailAsync("ledgers");

        (error.Code, error.Kind).Should().Be((code, kind));
        fixture.Sandbox.Requests.Should().OnlyContain(r => r.Method == "Ledgers", "no redirect is followed");
    }

    [Fact]
    public async Task Lockout_names_its_end_and_no_call_is_made_before_it()
    {
        await using var fixture = await SandboxFixture.StartAsync("faults=Ledgers:1:lockout");

        var first = await fixture.FailAsync("ledgers");
        var second = await fixture.FailAsync("balance");
        fixture.Sandbox.Requests.Should().HaveCount(1);
        fixture.Clock.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(1));
        var (keys, _) = await fixture.ReadAsync("balance");

        first.RetryAt.Should().BeCloseTo(fixture.Clock.GetUtcNow(), TimeSpan.FromSeconds(2));
        first.Fix.Should().Contain(first.RetryAt!.Value.ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture));
        (second.Kind, second.RetryAt).Should().Be((ErrorKind.Lockout, first.RetryAt));
        keys.Should().NotBeEmpty();
    }

    [Fact]
    public async Task Key_used_by_another_program_with_a_faster_clock_is_tried_three_times()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        await using var other = fixture.Beside(new Testing.FakeTimeProvider(fixture.Clock.GetUtcNow().AddHours(1)));
        await other.ReadAsync("balance");

        var error = await fixture.FailAsync("ledgers");

        (error.Code, error.Kind).Should().Be(("EAPI:Invalid nonce", ErrorKind.Nonce));
        fixture.Observer.Calls.Should().HaveCount(3);
    }

    [Theory]
    [InlineData("api_key", "unknown", "EAPI:Invalid key")]
    [InlineData("private_key", "d3Jvbmc=", "EAPI:Invalid signature")]
    public async Task Wrong_credentials_stop_at_the_first_call(string field, string value, string code)
    {
        await using var fixture = await SandboxFixture.StartAsync();
        await using var wrong = fixture.Beside(fixture.Clock, (field, value));

        (await wrong.FailAsync("balance")).Code.Should().Be(code);
        fixture.Sandbox.Requests.Should().HaveCount(1);
    }
}
