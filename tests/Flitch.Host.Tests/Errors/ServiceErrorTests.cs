using Flitch.Host.Tests.Processes;

namespace Flitch.Host.Tests.Errors;

/// <summary>
/// Every error of the service that a person can meet, as it ends on the terminal: what happened, why, what to do, and the exit code. The golden files are
/// the contract; they were read by people, not taken from the catalogue.
/// </summary>
public sealed class ServiceErrorTests(ConnectedPerson connected) : IClassFixture<ConnectedPerson>
{
    public static TheoryData<string, string> Faults => new()
    {
        { "invalid-key", "EAPI:Invalid key" },
        { "invalid-signature", "EAPI:Invalid signature" },
        { "invalid-nonce", "EAPI:Invalid nonce" },
        { "rate-limit", "EAPI:Rate limit exceeded" },
        { "bad-request", "EAPI:Bad request" },
        { "feature-disabled", "EAPI:Feature disabled" },
        { "permission-denied", "EGeneral:Permission denied" },
        { "invalid-arguments", "EGeneral:Invalid arguments:asset" },
        { "unknown-method", "EGeneral:Unknown method" },
        { "temporary-lockout", "EGeneral:Temporary lockout" },
        { "too-many-requests", "EGeneral:Too many requests" },
        { "internal-error", "EGeneral:Internal error:42" },
        { "unavailable", "EService:Unavailable" },
        { "busy", "EService:Busy" },
        { "timeout", "EService:Timeout" },
        { "deadline", "EService:Deadline elapsed" },
        { "throttled", "throttled=30" },
        { "market-maintenance", "EService:Market in cancel_only mode" },
        { "database", "EDatabase:Internal error" },
        { "account-disabled", "EAuth:Account temporary disabled" },
        { "account-unconfirmed", "EAuth:Account unconfirmed" },
        { "auth-failed", "EAuth:Failed" },
        { "auth-rate", "EAuth:Rate limit exceeded" },
        { "auth-too-many", "EAuth:Too many requests" },
        { "account-permissions", "EAccount:Invalid permissions" },
        { "unknown-asset", "EQuery:Unknown asset" },
        { "user-locked", "ETrade:User Locked" },
        { "invalid-session", "ESession:Invalid session" },
        { "unknown-error", "EFoo:Something new" },
        { "error-as-text", "error-string" },
        { "warning-before-error", "warning-error" },
        { "http-403", "http403" },
        { "http-429", "http429" },
        { "http-502", "http502" },
        { "http-503", "http503" },
        { "http-504", "http504" },
        { "http-520", "http520" },
        { "html", "html" },
        { "redirect", "redirect" },
        { "truncated", "truncated" },
        { "reset", "reset" },
        { "stall", "stall" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_of_every_call_ends_in_words(string name, string fault)
    {
        await using var exchange = await connected.OpenAsync($"Balance:*:{fault}");
        using var person = connected.Copy();
        (await person.TypesAsync("refresh", "main", "balance")).ErrorsOnly().ShouldMatch($"service/{name}");
    }

    [Fact]
    public async Task An_answer_without_its_records()
    {
        await using var exchange = await connected.OpenAsync("Ledgers:*:no-container");
        using var person = connected.Copy();
        (await person.TypesAsync("refresh", "main", "ledgers")).ErrorsOnly().ShouldMatch("service/no-container");
    }

    [Fact]
    public async Task Nothing_listens_at_the_address()
    {
        using var person = new Person().With("FLITCH_CLOCK_SPEED", "60");
        var fields = new Dictionary<string, string> { ["api_key"] = "key", ["private_key"] = "c2VjcmV0", ["base_url"] = "http://127.0.0.1:1" };
        (await person.ConnectsAsync(fields)).ShouldMatch("service/refused");
    }

    [Fact]
    public async Task The_address_has_no_such_name()
    {
        using var person = new Person().With("FLITCH_CLOCK_SPEED", "60");
        var fields = new Dictionary<string, string> { ["api_key"] = "key", ["private_key"] = "c2VjcmV0", ["base_url"] = "https://kraken.invalid" };
        (await person.With("KEY", "key").With("SECRET", "c2VjcmV0").TypesAsync(
            "connection", "add", "kraken", "--set", $"base_url={fields["base_url"]}", "--set", "api_key=env:KEY", "--set", "private_key=env:SECRET")).ShouldMatch("service/no-such-name");
    }
}
