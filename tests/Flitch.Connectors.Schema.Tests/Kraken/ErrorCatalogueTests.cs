using Flitch.Connectors.Schema.Model;

namespace Flitch.Connectors.Schema.Tests.Kraken;

/// <summary>Each error that Kraken or the way to it can answer with has a line of the right kind, and the frightening ones have wording of their own.</summary>
public sealed class ErrorCatalogueTests
{
    private static readonly EquatableArray<ErrorSpec> Errors = KrakenConnector.Read().Errors;

    [Theory]
    [InlineData("EAPI:Invalid key", "Configuration", 1)]
    [InlineData("EAPI:Invalid signature", "Configuration", 1)]
    [InlineData("EAPI:Invalid nonce", "Nonce", 3)]
    [InlineData("EAPI:Rate limit exceeded", "Rate", 6)]
    [InlineData("EAPI:Bad request", "Provider", 1)]
    [InlineData("EAPI:Feature disabled", "Provider", 1)]
    [InlineData("EGeneral:Permission denied", "Permission", 1)]
    [InlineData("EGeneral:Invalid arguments", "Provider", 1)]
    [InlineData("EGeneral:Invalid arguments:ofs", "Provider", 1)]
    [InlineData("EGeneral:Invalid arguments:Index unavailable", "Provider", 1)]
    [InlineData("EGeneral:Unknown method", "Configuration", 1)]
    [InlineData("EGeneral:Temporary lockout", "Lockout", 1)]
    [InlineData("EGeneral:Too many requests", "Rate", 5)]
    [InlineData("EGeneral:Internal error", "Transient", 6)]
    [InlineData("EGeneral:Internal error:0x1", "Transient", 6)]
    [InlineData("EService:Unavailable", "Transient", 8)]
    [InlineData("EService:Busy", "Transient", 8)]
    [InlineData("EService:Timeout", "Transient", 6)]
    [InlineData("EService:Deadline elapsed", "Transient", 6)]
    [InlineData("EService: Throttled: 1780582233", "Rate", 6)]
    [InlineData("EService:Throttled: 1780582233", "Rate", 6)]
    [InlineData("EService:Market in cancel_only mode", "Transient", 6)]
    [InlineData("EService:Market in post_only mode", "Transient", 6)]
    [InlineData("EDatabase:Internal error", "Transient", 6)]
    [InlineData("EAuth:Account temporary disabled", "Configuration", 1)]
    [InlineData("EAuth:Account unconfirmed", "Configuration", 1)]
    [InlineData("EAuth:Failed", "Configuration", 1)]
    [InlineData("EAuth:Rate limit exceeded", "Rate", 3)]
    [InlineData("EAuth:Too many requests", "Rate", 3)]
    [InlineData("EAccount:Invalid permissions", "Provider", 1)]
    [InlineData("EQuery:Unknown asset", "Provider", 1)]
    [InlineData("EQuery:Unknown asset pair", "Provider", 1)]
    [InlineData("EQuery:Invalid asset pair", "Provider", 1)]
    [InlineData("EOrder:Unknown order", "Provider", 1)]
    [InlineData("EOrder:Unknown position", "Provider", 1)]
    [InlineData("EOrder:Invalid order", "Provider", 1)]
    [InlineData("EOrder:Rate limit exceeded", "Rate", 5)]
    [InlineData("ETrade:Invalid request", "Provider", 1)]
    [InlineData("ETrade:User Locked", "Configuration", 1)]
    [InlineData("ESession:Invalid session", "Provider", 1)]
    [InlineData("EFunding:Unknown withdraw key", "Provider", 1)]
    [InlineData("EEarnings:Busy", "Provider", 1)]
    [InlineData("EBM:limit exceeded:CAL", "Provider", 1)]
    [InlineData("EExport:Exported size too big", "Provider", 1)]
    [InlineData("ENew:Thing", "Provider", 1)]
    [InlineData("http:520", "Transient", 8)]
    [InlineData("http:521", "Transient", 8)]
    [InlineData("http:522", "Transient", 8)]
    [InlineData("http:524", "Transient", 8)]
    [InlineData("http:525", "Transient", 8)]
    [InlineData("http:502", "Transient", 8)]
    [InlineData("http:503", "Transient", 8)]
    [InlineData("http:504", "Transient", 8)]
    [InlineData("http:599", "Transient", 8)]
    [InlineData("http:403", "Configuration", 1)]
    [InlineData("http:429", "Rate", 4)]
    [InlineData("http:301", "Configuration", 1)]
    [InlineData("http:308", "Configuration", 1)]
    [InlineData("http:404", "Configuration", 1)]
    [InlineData("http:418", "Configuration", 1)]
    [InlineData("http:204", "Provider", 1)]
    [InlineData("net:timeout", "Transient", 6)]
    [InlineData("net:refused", "Transient", 4)]
    [InlineData("net:dns", "Transient", 4)]
    [InlineData("net:tls", "Transient", 3)]
    [InlineData("net:proxy", "Transient", 4)]
    [InlineData("net:reset", "Transient", 6)]
    [InlineData("body:html", "Transient", 5)]
    [InlineData("body:malformed", "Transient", 4)]
    [InlineData("body:records-missing", "Transient", 4)]
    [InlineData("body:key-unreadable", "Provider", 1)]
    [InlineData("body:cursor-unreadable", "Provider", 1)]
    [InlineData("something else", "Provider", 1)]
    public void An_error_has_its_kind_and_attempts(string text, string kind, int attempts)
    {
        var entry = Match(text);

        entry.Kind.Should().Be(kind);
        entry.Attempts.Should().Be(attempts);
    }

    [Theory]
    [InlineData("EAPI:Invalid key", "API key", "Settings → API")]
    [InlineData("EAPI:Invalid signature", "private key", "create a new key")]
    [InlineData("EAPI:Invalid nonce", "another program", "nonce window")]
    [InlineData("EGeneral:Permission denied", "{permission}", "{permission}")]
    [InlineData("EGeneral:Permission denied", "{datasets}", "tick")]
    [InlineData("EGeneral:Temporary lockout", "Your account and your money are safe", "{until}")]
    [InlineData("EAPI:Rate limit exceeded", "more calls of this key than", "refresh again in {wait}")]
    [InlineData("net:proxy", "No key was sent", "HTTPS_PROXY")]
    [InlineData("EService: Throttled: 1", "{until}", "Flitch waited")]
    public void What_frightens_has_wording_of_its_own(string text, string inMeaning, string inFix)
    {
        Match(text).Meaning.Should().Contain(inMeaning);
        Match(text).Fix.Should().Contain(inFix);
    }

    [Fact]
    public void Whatever_is_tried_again_waits_first_and_whatever_is_not_does_not()
    {
        Errors.Where(e => e.Attempts > 1).Should().OnlyContain(e => e.WaitSeconds > 0 && (e.Kind == "Nonce" || e.Kind == "Rate" || e.Kind == "Transient"));
        Errors.Where(e => e.Kind == "Configuration" || e.Kind == "Permission" || e.Kind == "Provider" || e.Kind == "Lockout").Should().OnlyContain(e => e.Attempts == 1);
        Match("EGeneral:Temporary lockout").WaitSeconds.Should().Be(900, "Kraken locks a key out for about a quarter of an hour");
    }

    [Fact]
    public void Texts_are_sentences() => Errors.Should().OnlyContain(e => e.Meaning.EndsWith('.') && e.Fix.EndsWith('.') && char.IsUpper(e.Fix[0]));

    private static ErrorSpec Match(string text) => Errors.First(e => e.Code.EndsWith('*') ? text.StartsWith(e.Code[..^1], StringComparison.Ordinal) : text == e.Code);
}
