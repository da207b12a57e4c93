using System.Text;
using Flitch.Connectors.Kraken.Sandbox.Calls;
using Flitch.Connectors.Kraken.Sandbox.Tests.Support;

namespace Flitch.Connectors.Kraken.Sandbox.Tests.Calls;

public sealed class SignatureTests
{
    // Kraken's own documentation key: it opens nothing.
    private const string Secret = "kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76sz84Q18fWxnyRzBHCd3pd5nE9qa99HAZtuZuj6F1huXg==";

    public static TheoryData<string, string, string> Vectors => new()
    {
        {
            "/0/private/AddOrder", "nonce=1616492376594&ordertype=limit&pair=XBTUSD&price=37500&type=buy&volume=1.25",
            "4/dpxb3iT4tp/ZCVEwSnEsLxx0bqyhLpdfOpc6fn7OR8+UClSV5n9E6aSS8MPtnRfp32bAb0nmbRn6H8ndwLUQ=="
        },
        {
            "/0/private/GetCustodyTask?id=TGWOJ4JQPOTZT2", """{"nonce":1616492376594}""",
            "2rM09q8HG7LvjivBitQUybwZ/DSeO8+i0U/at/wclH2Jma6gMaE/0Nw9dyLR+ykMd5eWCngSL4K58i6uJzXDCw=="
        },
        {
            "/0/private/Balance", "nonce=1700000000000",
            "czhu1TvpTUkVtUbRiqwKniRXzZlg53wZmCdUIPWVLRoRMbTDwnq4frkWOdPSH9Q5YwHV5wqsA77JHXvM+XqHVQ=="
        },
        {
            "/0/private/Ledgers", "nonce=1700000000000&asset=ZUSD%2CXXBT&type=all&ofs=50",
            "DRlkPE+EauoDHXCE/uqRXV5H+Uv4lCLUEFUOC3tjLpGQjavJ9uagJaKurvuVDvb0eQ42/ypvCHZ9Ze3oDF2KFw=="
        },
        {
            "/0/private/Ledgers", """{"nonce":"1700000000000","asset":"ZUSD,XXBT","ofs":50,"without_count":true}""",
            "WY1g4f3bWvguKP1v+BHpeBolj+B47QXXMuBnpTnrFYo4EWl7lNRNkYjwWMwRGuITUEooKpxJufpf4Y8uQ0YxAA=="
        },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Known_signatures_are_valid_and_any_other_byte_is_not(string path, string body, string signature)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        Parameters.TryRead(bytes, null, out var parameters).Should().BeTrue();
        var nonce = parameters["nonce"]!;
        var secret = Convert.FromBase64String(Secret);
        Signature.Of(secret, path, nonce, bytes).Should().Be(signature);
        Signature.IsValid(signature, secret, path, nonce, bytes).Should().BeTrue();
        Signature.IsValid(signature, secret, path + "?", nonce, bytes).Should().BeFalse();
        Signature.IsValid(signature, secret, path, nonce + "0", bytes).Should().BeFalse();
        Signature.IsValid(signature, secret, path, nonce, [.. bytes, (byte)' ']).Should().BeFalse();
        Signature.IsValid("", secret, path, nonce, bytes).Should().BeFalse();
    }

    [Theory]
    [InlineData("/0/private/Balance", "nonce=1700000000001", "application/x-www-form-urlencoded")]
    [InlineData("/0/private/Balance", "nonce=1700000000001", null)]
    [InlineData("/0/private/Balance?account_id=MAIN", "nonce=1700000000001", null)]
    [InlineData("/0/private/Balance", """{"nonce":1700000000001}""", "application/json")]
    [InlineData("/0/private/Balance", """{"nonce":"1700000000001","rebase_multiplier":null}""", "application/json")]
    [InlineData("/0/private/Balance", "asset=a%2Cb&nonce=1700000000001", "application/x-www-form-urlencoded")]
    public async Task Every_spelling_of_a_call_is_understood(string path, string body, string? contentType)
    {
        await using var sandbox = await Start.SandboxAsync(FakeClock.AtStart(), ("ledgers", "300"));
        using var caller = new Caller(sandbox);
        using var response = await caller.SendAsync(path, body, "1700000000001", contentType);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Should().StartWith("""{"error":[],"result":{""");
        response.Content.Headers.ContentType!.ToString().Should().Be("application/json; charset=utf-8");
    }
}
