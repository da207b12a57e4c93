using Flitch.Connectors.Kraken.Sandbox.Tests.Support;

namespace Flitch.Connectors.Kraken.Sandbox.Tests.Endpoints;

public sealed class PublicEndpointTests
{
    [Fact]
    public async Task The_clock_is_the_injected_one_in_body_and_header()
    {
        var clock = new FakeClock(new DateTimeOffset(2026, 6, 4, 14, 10, 33, 400, TimeSpan.Zero));
        await using var sandbox = await Start.SandboxAsync(clock, ("ledgers", "300"));
        using var caller = new Caller(sandbox);
        var time = (await caller.PublicAsync("Time")).GetProperty("result");
        time.GetProperty("unixtime").GetInt64().Should().Be(1780582233);
        time.GetProperty("rfc1123").GetString().Should().Be("Thu,  4 Jun 26 14:10:33 +0000");
        clock.Move(TimeSpan.FromHours(30));
        using var response = await caller.PostAsync("Balance");
        response.Headers.GetValues("Date").Should().Equal("Fri, 05 Jun 2026 20:10:33 GMT");
    }

    [Fact]
    public async Task The_status_is_online()
    {
        await using var sandbox = await StartAsync();
        using var caller = new Caller(sandbox);
        (await caller.PublicAsync("SystemStatus")).GetRawText().Should()
            .Be("""{"error":[],"result":{"status":"online","timestamp":"2026-11-23T12:00:00Z"}}""");
    }

    [Fact]
    public async Task Delisted_assets_and_pairs_have_left_the_lists_but_not_the_history()
    {
        await using var sandbox = await StartAsync();
        using var caller = new Caller(sandbox);
        var assets = (await caller.PublicAsync("Assets")).GetProperty("result");
        assets.TryGetProperty("XREP", out _).Should().BeFalse();
        assets.GetProperty("XXBT").GetRawText().Should().Be(
            """{"aclass":"currency","altname":"XBT","decimals":10,"display_decimals":5,"collateral_value":1,"status":"enabled"}""");
        (await caller.PublicAsync("AssetPairs")).GetProperty("result").TryGetProperty("XREPZUSD", out _).Should().BeFalse();
        sandbox.Truth("Ledgers").Should().Contain(row => row.Json.Contains("\"XREP\""));
    }

    [Theory]
    [InlineData("Assets?asset=XBT,ZUSD", 2)]
    [InlineData("Assets?aclass=tokenized_asset", 1)]
    [InlineData("AssetPairs?pair=XBTUSD,XETHZUSD", 2)]
    public async Task Lists_can_be_filtered(string query, int expected)
    {
        await using var sandbox = await StartAsync();
        using var caller = new Caller(sandbox);
        (await caller.PublicAsync(query)).GetProperty("result").EnumerateObject().Should().HaveCount(expected);
    }

    [Theory]
    [InlineData("Assets?asset=NOPE", "EQuery:Unknown asset")]
    [InlineData("AssetPairs?pair=NOPE", "EQuery:Unknown asset pair")]
    [InlineData("Nonsense", "EGeneral:Unknown method")]
    public async Task What_is_not_there_is_told(string query, string error)
    {
        await using var sandbox = await StartAsync();
        using var caller = new Caller(sandbox);
        (await caller.PublicAsync(query)).GetRawText().Should().Be($$"""{"error":["{{error}}"]}""");
    }

    private static Task<KrakenSandboxServer> StartAsync() => Start.SandboxAsync(FakeClock.AtStart(), ("ledgers", "300"));
}
