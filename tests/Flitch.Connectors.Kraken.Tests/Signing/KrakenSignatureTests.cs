using System.Text;
using Flitch.Connectors.Kraken.Signing;

namespace Flitch.Connectors.Kraken.Tests.Signing;

public sealed class KrakenSignatureTests
{
    // From Kraken's documentation; it belongs to no account.
    private const string PrivateKey = "kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76sz84Q18fWxnyRzBHCd3pd5nE9qa99HAZtuZuj6F1huXg==";

    [Theory]
    [InlineData(
        "/0/private/AddOrder", "1616492376594", "nonce=1616492376594&ordertype=limit&pair=XBTUSD&price=37500&type=buy&volume=1.25",
        "4/dpxb3iT4tp/ZCVEwSnEsLxx0bqyhLpdfOpc6fn7OR8+UClSV5n9E6aSS8MPtnRfp32bAb0nmbRn6H8ndwLUQ==")]
    [InlineData(
        "/0/private/GetCustodyTask?id=TGWOJ4JQPOTZT2", "1616492376594", """{"nonce":1616492376594}""",
        "2rM09q8HG7LvjivBitQUybwZ/DSeO8+i0U/at/wclH2Jma6gMaE/0Nw9dyLR+ykMd5eWCngSL4K58i6uJzXDCw==")]
    [InlineData(
        "/0/private/Balance", "1700000000000", "nonce=1700000000000",
        "czhu1TvpTUkVtUbRiqwKniRXzZlg53wZmCdUIPWVLRoRMbTDwnq4frkWOdPSH9Q5YwHV5wqsA77JHXvM+XqHVQ==")]
    [InlineData(
        "/0/private/Ledgers", "1700000000000", "nonce=1700000000000&asset=ZUSD%2CXXBT&type=all&ofs=50",
        "DRlkPE+EauoDHXCE/uqRXV5H+Uv4lCLUEFUOC3tjLpGQjavJ9uagJaKurvuVDvb0eQ42/ypvCHZ9Ze3oDF2KFw==")]
    [InlineData(
        "/0/private/Ledgers", "1700000000000", """{"nonce":"1700000000000","asset":"ZUSD,XXBT","ofs":50,"without_count":true}""",
        "WY1g4f3bWvguKP1v+BHpeBolj+B47QXXMuBnpTnrFYo4EWl7lNRNkYjwWMwRGuITUEooKpxJufpf4Y8uQ0YxAA==")]
    public void Signature_equals_the_published_one(string pathAndQuery, string nonce, string body, string expected)
    {
        var signature = KrakenSignature.Compute(Convert.FromBase64String(PrivateKey), pathAndQuery, nonce, Encoding.UTF8.GetBytes(body));

        signature.Should().Be(expected);
    }

    [Fact]
    public void Signer_puts_key_and_signature_into_the_headers()
    {
        var fields = new Dictionary<string, string> { ["api_key"] = " abc+/=\n", ["private_key"] = $" {PrivateKey} \n" };
        var signer = new KrakenAuthentication().CreateSigner(fields);
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://api.kraken.com/0/private/Balance");

        signer.Sign(request, "/0/private/Balance", "nonce=1700000000000"u8, 1_700_000_000_000);

        request.Headers.GetValues("API-Key").Should().Equal("abc+/=");
        request.Headers.GetValues("API-Sign").Should().Equal("czhu1TvpTUkVtUbRiqwKniRXzZlg53wZmCdUIPWVLRoRMbTDwnq4frkWOdPSH9Q5YwHV5wqsA77JHXvM+XqHVQ==");
        (signer.LineKey, signer.NonceField).Should().Be(("abc+/=", "nonce"));
    }
}
