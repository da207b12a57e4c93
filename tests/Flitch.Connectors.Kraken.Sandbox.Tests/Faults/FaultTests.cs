using System.Diagnostics;
using System.Net;
using Flitch.Connectors.Kraken.Sandbox.Tests.Support;

namespace Flitch.Connectors.Kraken.Sandbox.Tests.Faults;

/// <summary>Everything that can go wrong, on demand.</summary>
public sealed class FaultTests
{
    public static TheoryData<string> Errors =>
    [
        "EAPI:Invalid key", "EAPI:Invalid signature", "EAPI:Invalid nonce", "EAPI:Rate limit exceeded", "EAPI:Bad request", "EAPI:Feature disabled",
        "EGeneral:Permission denied", "EGeneral:Invalid arguments", "EGeneral:Invalid arguments:Index unavailable", "EGeneral:Unknown method",
        "EGeneral:Temporary lockout", "EGeneral:Too many requests", "EGeneral:Internal error", "EGeneral:Internal error:2", "EService:Unavailable",
        "EService:Busy", "EService:Timeout", "EService:Deadline elapsed", "EService: Throttled: 1780582299", "EService:Market in cancel_only mode",
        "EService:Market in post_only mode", "EDatabase:Internal error", "EAuth:Account temporary disabled", "EAuth:Account unconfirmed", "EAuth:Failed",
        "EAuth:Rate limit exceeded", "EAuth:Too many requests", "EAccount:Invalid permissions", "EQuery:Unknown asset", "EQuery:Unknown asset pair",
        "EQuery:Invalid asset pair", "EOrder:Unknown order", "EOrder:Unknown position", "EOrder:Invalid order", "EOrder:Rate limit exceeded",
        "ETrade:Invalid request", "ETrade:User Locked", "ESession:Invalid session", "EFunding:Unknown withdraw key", "EEarnings:Busy",
        "EBM:limit exceeded:CAL", "EExport:Exported size too big",
    ];

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task Any_error_in_Krakens_words_strikes_the_call_that_it_names(string error)
    {
        await using var sandbox = await StartAsync($"Ledgers:2:{error}");
        using var caller = new Caller(sandbox);
        (await caller.ErrorAsync("Ledgers")).Should().BeNull();
        (await caller.ErrorAsync("Balance")).Should().BeNull();
        using var document = await caller.CallAsync("Ledgers");
        document.RootElement.GetRawText().Should().Be($$"""{"error":["{{error}}"]}""");
        (await caller.ErrorAsync("Ledgers")).Should().BeNull();
    }

    [Theory]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(520)]
    [InlineData(521)]
    [InlineData(522)]
    [InlineData(524)]
    [InlineData(525)]
    [InlineData(403)]
    [InlineData(429)]
    public async Task Http_trouble_comes_as_html_and_takes_no_nonce(int status)
    {
        await using var sandbox = await StartAsync($"*:1:http{status}");
        using var caller = new Caller(sandbox);
        using var response = await caller.SendAsync("/0/private/Balance", "nonce=7", "7", null);
        ((int)response.StatusCode).Should().Be(status);
        response.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
        (await Read.TextAsync(response)).Should().StartWith("<!DOCTYPE html>");
        using var again = await caller.SendAsync("/0/private/Balance", "nonce=7", "7", null);
        (await Read.ErrorAsync(again)).Should().BeNull();
    }

    [Fact]
    public async Task Html_can_come_with_status_200()
    {
        await using var sandbox = await StartAsync("Balance:1:html");
        using var caller = new Caller(sandbox);
        using var response = await caller.PostAsync("Balance");
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        (await Read.TextAsync(response)).Should().Contain("<html");
    }

    [Fact]
    public async Task A_redirect_points_elsewhere()
    {
        await using var sandbox = await StartAsync("Balance:1:redirect");
        using var caller = new Caller(sandbox);
        using var response = await caller.PostAsync("Balance");
        response.StatusCode.Should().Be(HttpStatusCode.MovedPermanently);
        response.Headers.Location.Should().NotBeNull();
    }

    [Fact]
    public async Task Truncated_json_is_the_first_half_of_the_right_answer()
    {
        await using var sandbox = await StartAsync("Ledgers:1:truncated");
        using var caller = new Caller(sandbox);
        var half = await Read.TextAsync(await caller.PostAsync("Ledgers"));
        var whole = await Read.TextAsync(await caller.PostAsync("Ledgers"));
        whole.Should().StartWith(half);
        half.Length.Should().Be(whole.Length / 2);
    }

    [Fact]
    public async Task A_slow_body_arrives_whole_but_late()
    {
        await using var sandbox = await StartAsync("Ledgers:1:slow=300");
        using var caller = new Caller(sandbox);
        var watch = Stopwatch.StartNew();
        (await caller.ErrorAsync("Ledgers")).Should().BeNull();
        watch.ElapsedMilliseconds.Should().BeGreaterThanOrEqualTo(290);
    }

    [Fact]
    public async Task A_reset_breaks_the_connection_after_the_nonce_was_taken()
    {
        await using var sandbox = await StartAsync("Balance:1:reset");
        using var caller = new Caller(sandbox);
        await caller.Awaiting(self => self.SendAsync("/0/private/Balance", "nonce=7", "7", null)).Should().ThrowAsync<HttpRequestException>();
        using var again = await caller.SendAsync("/0/private/Balance", "nonce=7", "7", null);
        (await Read.ErrorAsync(again)).Should().Be("EAPI:Invalid nonce");
    }

    [Theory]
    [InlineData("no-result", """{"error":[]}""")]
    [InlineData("no-container", """{"error":[],"result":{}}""")]
    [InlineData("error-string=EGeneral:Internal error", """{"error":"EGeneral:Internal error"}""")]
    [InlineData("warning-error=EService:Busy", """{"error":["WGeneral:Heed what follows","EService:Busy"]}""")]
    [InlineData("throttled=9", """{"error":["EService: Throttled: 1795435209"]}""")]
    public async Task Odd_envelopes_have_been_seen(string kind, string expected)
    {
        await using var sandbox = await StartAsync($"Ledgers:1:{kind}");
        using var caller = new Caller(sandbox);
        (await Read.TextAsync(await caller.PostAsync("Ledgers"))).Should().Be(expected);
    }

    [Fact]
    public async Task A_warning_comes_with_a_good_result()
    {
        await using var sandbox = await StartAsync("Ledgers:1:warning=WGeneral:Maintenance at noon");
        using var caller = new Caller(sandbox);
        using var document = await caller.CallAsync("Ledgers");
        document.RootElement.GetProperty("error")[0].GetString().Should().Be("WGeneral:Maintenance at noon");
        document.RootElement.GetProperty("result").GetProperty("ledger").EnumerateObject().Should().HaveCount(50);
    }

    [Fact]
    public async Task A_lockout_lasts_as_long_as_it_says()
    {
        var clock = FakeClock.AtStart();
        await using var sandbox = await Start.SandboxAsync(clock, ("ledgers", "300"), ("faults", "Balance:1:lockout=60"));
        using var caller = new Caller(sandbox);
        (await caller.ErrorAsync("Balance")).Should().Be("EGeneral:Temporary lockout");
        clock.Move(TimeSpan.FromSeconds(59));
        (await caller.ErrorAsync("Ledgers")).Should().Be("EGeneral:Temporary lockout");
        clock.Move(TimeSpan.FromSeconds(1));
        (await caller.ErrorAsync("Ledgers")).Should().BeNull();
    }

    [Fact]
    public async Task An_empty_page_still_counts()
    {
        await using var sandbox = await StartAsync("Ledgers:1:empty-page");
        using var caller = new Caller(sandbox);
        var result = await caller.ResultAsync("Ledgers");
        result.GetProperty("ledger").EnumerateObject().Should().BeEmpty();
        result.GetProperty("count").GetInt32().Should().Be(sandbox.Truth("Ledgers").Count);
    }

    [Theory]
    [InlineData("new-field", "settlement_hint", """{"tier":3,"note":"new","rate":"0.10"}""")]
    [InlineData("new-value", "type", "\"quantumyield\"")]
    public async Task Rows_can_say_what_no_documentation_knows(string kind, string field, string expected)
    {
        await using var sandbox = await StartAsync($"Ledgers:1:{kind}");
        using var caller = new Caller(sandbox);
        var rows = (await caller.ResultAsync("Ledgers")).GetProperty("ledger").EnumerateObject().ToArray();
        rows.Should().HaveCount(50).And.OnlyContain(row => row.Value.GetProperty(field).GetRawText() == expected);
    }

    [Theory]
    [InlineData("missing-field=amount", null)]
    [InlineData("null-field=amount", "null")]
    [InlineData("retyped-field=amount", "{\"was\":\"AMOUNT\"}")]
    public async Task A_field_of_every_row_can_change(string kind, string? expected)
    {
        await using var sandbox = await StartAsync($"Ledgers:1:{kind}");
        using var caller = new Caller(sandbox);
        var changed = (await caller.ResultAsync("Ledgers")).GetProperty("ledger").EnumerateObject().ToArray();
        var whole = (await caller.ResultAsync("Ledgers")).GetProperty("ledger");
        foreach (var row in changed)
        {
            var amount = whole.GetProperty(row.Name).GetProperty("amount").GetString();
            var text = row.Value.TryGetProperty("amount", out var value) ? value.GetRawText() : null;
            text.Should().Be(expected?.Replace("AMOUNT", amount, StringComparison.Ordinal));
            row.Value.GetProperty("time").GetRawText().Should().Be(whole.GetProperty(row.Name).GetProperty("time").GetRawText());
        }
    }

    [Theory]
    [InlineData("Balance", "ZUSD")]
    [InlineData("TradeBalance", "eb")]
    public async Task A_field_of_an_answer_that_is_one_row_can_change(string method, string field)
    {
        await using var sandbox = await StartAsync($"{method}:1:null-field={field}");
        using var caller = new Caller(sandbox);
        (await caller.ResultAsync(method)).GetProperty(field).ValueKind.Should().Be(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task Whole_times_have_no_fraction()
    {
        await using var sandbox = await StartAsync("TradesHistory:1:whole-times");
        using var caller = new Caller(sandbox);
        var rows = (await caller.ResultAsync("TradesHistory")).GetProperty("trades").EnumerateObject().ToArray();
        rows.Should().NotBeEmpty().And.OnlyContain(row => !row.Value.GetProperty("time").GetRawText().Contains('.'));
    }

    [Fact]
    public async Task A_stalled_call_is_never_answered()
    {
        await using var sandbox = await StartAsync("Balance:1:stall");
        using var caller = new Caller(sandbox);
        var stalled = caller.PostAsync("Balance");
        (await caller.ErrorAsync("Ledgers")).Should().BeNull("others are answered meanwhile");
        stalled.IsCompleted.Should().BeFalse();
        await sandbox.DisposeAsync();
        await FluentActions.Awaiting(() => stalled).Should().ThrowAsync<HttpRequestException>();
    }

    [Fact]
    public async Task Faults_added_while_running_count_from_then_on()
    {
        await using var sandbox = await StartAsync("");
        using var caller = new Caller(sandbox);
        await caller.ErrorAsync("Ledgers");
        sandbox.AddFaults("Ledgers:1-2:EService:Busy; *:4+:EService:Timeout");
        var errors = new List<string?>();
        for (var call = 0; call < 5; call++)
            errors.Add(await caller.ErrorAsync("Ledgers"));
        errors.Should().Equal("EService:Busy", "EService:Busy", null, "EService:Timeout", "EService:Timeout");
        sandbox.ClearFaults();
        (await caller.ErrorAsync("Ledgers")).Should().BeNull();
        sandbox.Requests.Count(request => request.Outcome.EndsWith("EService:Busy", StringComparison.Ordinal)).Should().Be(2);
    }

    [Theory]
    [InlineData("Ledgers")]
    [InlineData("Ledgers:0:EService:Busy")]
    [InlineData("Ledgers:3-2:EService:Busy")]
    [InlineData("Ledgers:1:nonsense")]
    [InlineData("Ledgers:1:http999")]
    [InlineData("Ledgers:1:slow=abc")]
    public async Task A_fault_that_cannot_be_read_is_refused_by_name(string fault)
    {
        var error = (await FluentActions.Awaiting(() => StartAsync(fault)).Should().ThrowAsync<FlitchException>()).Which.Error;
        error.Kind.Should().Be(ErrorKind.Usage);
        error.Summary.Should().Contain($"'{fault}'");
        error.Fix.Should().Contain("truncated").And.Contain("EAPI:Rate limit exceeded");
    }

    private static Task<KrakenSandboxServer> StartAsync(string faults) =>
        Start.SandboxAsync(FakeClock.AtStart(), ("ledgers", "300"), ("faults", faults));
}
