using System.Text.Json;
using Flitch.Connectors.Kraken.Sandbox.Tests.Support;

namespace Flitch.Connectors.Kraken.Sandbox.Tests.Keys;

/// <summary>What each key of the account may do and see.</summary>
public sealed class KeyTests
{
    private static readonly Dictionary<string, string[]> Needs = new()
    {
        ["query-funds"] = ["Balance", "BalanceEx", "TradeVolume", "DepositStatus", "WithdrawStatus"],
        ["query-open-trades"] = ["TradeBalance", "OpenOrders", "OpenPositions"],
        ["query-closed-trades"] = ["ClosedOrders", "TradesHistory"],
        ["query-ledger"] = ["Ledgers"],
    };

    public static TheoryData<string> Permissions => [.. Needs.Keys];

    [Theory]
    [MemberData(nameof(Permissions))]
    public async Task A_missing_permission_denies_its_methods_and_no_others(string permission)
    {
        await using var sandbox = await StartAsync(("missing", permission));
        using var main = new Caller(sandbox);
        using var listed = new Caller(sandbox, $"without {permission}");
        foreach (var (needed, methods) in Needs)
        {
            foreach (var method in methods)
            {
                var expected = needed == permission ? "EGeneral:Permission denied" : null;
                (await main.ErrorAsync(method)).Should().Be(expected, "{0} needs {1}", method, needed);
                (await listed.ErrorAsync(method)).Should().Be(expected);
            }
        }
    }

    [Fact]
    public async Task Unusable_keys_are_invalid()
    {
        var clock = FakeClock.AtStart();
        await using var sandbox = await StartAsync(clock);
        using var expired = new Caller(sandbox, "expired");
        using var elsewhere = new Caller(sandbox, "is bound to another address");
        using var expiring = new Caller(sandbox, "expires in a week");
        (await expired.ErrorAsync("GetApiKeyInfo")).Should().Be("EAPI:Invalid key");
        (await elsewhere.ErrorAsync("GetApiKeyInfo")).Should().Be("EAPI:Invalid key");
        (await expiring.ErrorAsync("GetApiKeyInfo")).Should().BeNull();
        clock.Move(TimeSpan.FromDays(7));
        (await expiring.ErrorAsync("GetApiKeyInfo")).Should().Be("EAPI:Invalid key");
    }

    [Fact]
    public async Task A_revoked_key_is_invalid_and_the_others_are_not()
    {
        await using var sandbox = await StartAsync();
        using var main = new Caller(sandbox);
        using var other = new Caller(sandbox, "has a nonce window of 10000");
        (await main.ErrorAsync("Balance")).Should().BeNull();
        sandbox.RevokeKey();
        (await main.ErrorAsync("Balance")).Should().Be("EAPI:Invalid key");
        (await other.ErrorAsync("Balance")).Should().BeNull();
    }

    [Fact]
    public async Task A_date_range_hides_older_rows_without_a_word()
    {
        await using var sandbox = await StartAsync();
        using var caller = new Caller(sandbox, "sees the last 90 days only");
        var info = await caller.ResultAsync("GetApiKeyInfo");
        var from = decimal.Parse(info.GetProperty("query_from").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
        var expected = sandbox.Truth("Ledgers").Count(row => JsonDocument.Parse(row.Json).RootElement.GetProperty("time").GetDecimal() >= from);
        var result = await caller.ResultAsync("Ledgers");
        result.GetProperty("count").GetInt32().Should().Be(expected).And.BeLessThan(sandbox.Truth("Ledgers").Count);
        (await caller.ResultAsync("Ledgers", ("end", "1740000000"))).GetProperty("count").GetInt32().Should().Be(0);
    }

    [Fact]
    public async Task A_nonce_window_lets_calls_arrive_out_of_order()
    {
        await using var sandbox = await StartAsync();
        using var caller = new Caller(sandbox, "has a nonce window of 10000");
        const string Invalid = "EAPI:Invalid nonce";
        foreach (var (nonce, error) in new (string, string?)[] { ("20000", null), ("10000", null), ("10000", Invalid), ("9999", Invalid) })
        {
            using var response = await caller.SendAsync("/0/private/Balance", $"nonce={nonce}", nonce, null);
            (await Read.ErrorAsync(response)).Should().Be(error);
        }
    }

    [Theory]
    [InlineData("snake", "nonce_window", JsonValueKind.String)]
    [InlineData("camel", "nonceWindow", JsonValueKind.Number)]
    public async Task Key_info_comes_in_both_spellings(string spelling, string window, JsonValueKind kind)
    {
        await using var sandbox = await StartAsync(("key-info", spelling), ("nonce-window", "15"));
        using var caller = new Caller(sandbox, "can trade and withdraw");
        var info = await caller.ResultAsync("GetApiKeyInfo");
        info.GetProperty(window).ValueKind.Should().Be(kind);
        info.GetProperty("permissions").EnumerateArray().Select(entry => entry.GetString())
            .Should().Contain(["query-ledger", "withdraw-funds", "modify-trades"]);
        info.GetProperty(spelling == "camel" ? "apiKeyName" : "api_key_name").GetString().Should().Be("can trade and withdraw");
        info.GetProperty(spelling == "camel" ? "validUntil" : "valid_until").GetString().Should().Be("0");
        info.GetProperty(spelling == "camel" ? "ipAllowlist" : "ip_allowlist").ValueKind.Should().Be(JsonValueKind.Array);
    }

    [Fact]
    public async Task Key_info_can_be_off()
    {
        await using var sandbox = await StartAsync(("key-info", "off"));
        using var caller = new Caller(sandbox);
        (await caller.ErrorAsync("GetApiKeyInfo")).Should().Be("EGeneral:Unknown method");
    }

    [Fact]
    public async Task Repeated_wrong_credentials_lock_the_key_out_for_a_quarter_of_an_hour()
    {
        var clock = FakeClock.AtStart();
        await using var sandbox = await StartAsync(clock, ("lockout-after", "3"));
        using var stranger = new Caller(sandbox.Address, "nobody", sandbox.Keys[0].PrivateKey);
        using var main = new Caller(sandbox);
        for (var attempt = 0; attempt < 3; attempt++)
            (await stranger.ErrorAsync("Balance")).Should().Be("EAPI:Invalid key");
        (await stranger.ErrorAsync("Balance")).Should().Be("EGeneral:Temporary lockout");
        (await main.ErrorAsync("Balance")).Should().BeNull("another key goes on");
        clock.Move(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        (await stranger.ErrorAsync("Balance")).Should().Be("EGeneral:Temporary lockout");
        clock.Move(TimeSpan.FromSeconds(1));
        (await stranger.ErrorAsync("Balance")).Should().Be("EAPI:Invalid key");
    }

    [Fact]
    public async Task A_good_call_forgives_wrong_ones()
    {
        await using var sandbox = await StartAsync(("lockout-after", "2"));
        using var main = new Caller(sandbox);
        using var forger = new Caller(sandbox.Address, sandbox.Keys[0].Key, sandbox.Keys[1].PrivateKey);
        for (var round = 0; round < 5; round++)
        {
            (await forger.ErrorAsync("Balance")).Should().Be("EAPI:Invalid signature");
            (await main.ErrorAsync("Balance")).Should().BeNull();
        }
    }

    private static Task<KrakenSandboxServer> StartAsync(params (string, string)[] options) => StartAsync(FakeClock.AtStart(), options);

    private static Task<KrakenSandboxServer> StartAsync(FakeClock clock, params (string, string)[] options) =>
        Start.SandboxAsync(clock, [("ledgers", "600"), .. options]);
}
