using System.Text;
using Flitch.Connectors.Kraken.Checking;
using Flitch.Connectors.Rest.Extraction;

namespace Flitch.Connectors.Kraken.Tests.Checking;

public sealed class KrakenKeyInfoReaderTests
{
    [Theory]
    [InlineData("""
        {"error":[],"result":{"api_key_name":"Flitch","api_key":"k","nonce":"1","nonce_window":"15","permissions":["query-funds","query-ledger"],
        "iban":"AA12 B34C","valid_until":"1800000000","query_from":"1600000000","query_to":"1700000000","ip_allowlist":[]}}
        """)]
    [InlineData("""
        {"result":{"permissions":["query-funds","query-ledger"],"apiKeyName":"Flitch","nonceWindow":15,"iban":"AA12 B34C","validUntil":1800000000,
        "queryFrom":1600000000,"queryTo":1700000000.0,"unknown":{"x":[1]}},"error":[]}
        """)]
    public void Both_spellings_are_read(string body)
    {
        var info = new KrakenKeyInfoReader().Read(Encoding.UTF8.GetBytes(body));

        info.Permissions.Should().BeEquivalentTo("query-funds", "query-ledger");
        (info.Name, info.Account, info.NonceWindow).Should().Be(("Flitch", "AA12B34C", 15));
        (info.ValidUntil, info.QueryFrom, info.QueryTo).Should().Be((1_800_000_000, 1_600_000_000, 1_700_000_000));
    }

    [Fact]
    public void Zero_and_absence_mean_no_limit()
    {
        var info = new KrakenKeyInfoReader().Read(
            """{"result":{"permissions":[],"valid_until":"0","query_from":0,"iban":"","api_key_name":null,"nonce_window":0}}"""u8);

        (info.ValidUntil, info.QueryFrom, info.QueryTo, info.Account, info.Name, info.NonceWindow).Should().Be((null, null, null, null, null, 0L));
    }

    [Theory]
    [InlineData("""{"result":{}}""")]
    [InlineData("""{"result":{"permissions":"all"}}""")]
    [InlineData("""{"result":{"permissions":[1]}}""")]
    [InlineData("""{"result":[]}""")]
    [InlineData("""{"result":""")]
    public void Answer_without_permissions_is_malformed(string body)
    {
        var act = () => new KrakenKeyInfoReader().Read(Encoding.UTF8.GetBytes(body));

        act.Should().Throw<ExtractionException>();
    }

    [Theory]
    [InlineData("EGeneral:Unknown method", true)]
    [InlineData("EGeneral:Permission denied", true)]
    [InlineData("EGeneral:Invalid arguments:nonce", true)]
    [InlineData("EAPI:Invalid key", false)]
    [InlineData("EAPI:Invalid signature", false)]
    [InlineData("EAPI:Invalid nonce", false)]
    [InlineData("EGeneral:Temporary lockout", false)]
    [InlineData("EService:Unavailable", false)]
    [InlineData("http:520", false)]
    public void Probing_takes_over_only_where_key_info_is_not_to_be_had(string code, bool unavailable) =>
        new KrakenKeyInfoReader().IsUnavailable(code).Should().Be(unavailable);
}
