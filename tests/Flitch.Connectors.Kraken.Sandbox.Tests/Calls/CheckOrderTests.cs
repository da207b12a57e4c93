using Flitch.Connectors.Kraken.Sandbox.Tests.Support;

namespace Flitch.Connectors.Kraken.Sandbox.Tests.Calls;

/// <summary>Path, key, signature, nonce, second factor, permission, counter, parameters: the first that is wrong is told.</summary>
public sealed class CheckOrderTests
{
    private const string Wrong = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==";

    [Fact]
    public async Task An_unknown_path_is_told_before_the_key()
    {
        await using var sandbox = await StartAsync();
        using var stranger = new Caller(sandbox.Address, "nobody", Wrong);
        (await stranger.ErrorAsync("AddOrder")).Should().Be("EGeneral:Unknown method");
        (await stranger.ErrorAsync("Balance")).Should().Be("EAPI:Invalid key");
    }

    [Fact]
    public async Task Private_methods_want_post_and_public_ones_get()
    {
        await using var sandbox = await StartAsync();
        using var caller = new Caller(sandbox);
        (await caller.PublicAsync("../private/Balance")).GetProperty("error")[0].GetString().Should().Be("EGeneral:Unknown method");
        using var response = await caller.SendAsync("/0/public/Time", "", "", null);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Should().Be("""{"error":["EGeneral:Unknown method"]}""");
    }

    [Fact]
    public async Task The_signature_is_told_before_the_nonce_and_leaves_it_alone()
    {
        await using var sandbox = await StartAsync();
        using var caller = new Caller(sandbox);
        (await ErrorAsync(caller, "nonce=500", "500", Wrong)).Should().Be("EAPI:Invalid signature");
        (await ErrorAsync(caller, "nonce=500", "500")).Should().BeNull("the wrong signature took no nonce");
        (await ErrorAsync(caller, "nonce=500", "500")).Should().Be("EAPI:Invalid nonce");
        (await ErrorAsync(caller, "asset=ZUSD", "")).Should().Be("EAPI:Invalid nonce");
        (await ErrorAsync(caller, "nonce=-4", "-4")).Should().Be("EAPI:Invalid nonce");
    }

    [Fact]
    public async Task The_nonce_is_used_up_once_the_signature_is_right()
    {
        await using var sandbox = await StartAsync();
        using var caller = new Caller(sandbox, "without query-funds");
        (await ErrorAsync(caller, "nonce=500", "500")).Should().Be("EGeneral:Permission denied");
        (await ErrorAsync(caller, "nonce=500", "500")).Should().Be("EAPI:Invalid nonce");
    }

    [Fact]
    public async Task The_second_factor_comes_before_the_permission()
    {
        await using var sandbox = await StartAsync();
        using var caller = new Caller(sandbox, "wants the second factor 123456");
        (await caller.ErrorAsync("Balance")).Should().Be("EGeneral:Permission denied");
        (await caller.ErrorAsync("Balance", ("otp", "654321"))).Should().Be("EGeneral:Permission denied");
        (await caller.ErrorAsync("Balance", ("otp", "123456"))).Should().BeNull();
    }

    [Fact]
    public async Task A_refused_call_costs_nothing_and_wrong_parameters_do()
    {
        await using var sandbox = await StartAsync(("tier", "starter"), ("missing", "query-funds"));
        using var caller = new Caller(sandbox);
        for (var call = 0; call < 20; call++)
            (await caller.ErrorAsync("Balance")).Should().Be("EGeneral:Permission denied");
        for (var call = 0; call < 7; call++)
            (await caller.ErrorAsync("Ledgers", ("ofs", "x"))).Should().Be("EGeneral:Invalid arguments:ofs");
        (await caller.ErrorAsync("Ledgers", ("ofs", "x"))).Should().Be("EAPI:Rate limit exceeded");
    }

    private static Task<KrakenSandboxServer> StartAsync(params (string, string)[] options) =>
        Start.SandboxAsync(FakeClock.AtStart(), [("ledgers", "300"), .. options]);

    private static async Task<string?> ErrorAsync(Caller caller, string body, string nonce, string? sign = null)
    {
        using var response = await caller.SendAsync("/0/private/Balance", body, nonce, null, sign);
        return await Read.ErrorAsync(response);
    }
}
