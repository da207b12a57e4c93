using System.Text;
using Flitch.Connectors.Kraken.Sandbox.Tests.Support;

namespace Flitch.Connectors.Kraken.Sandbox.Tests.Recordings;

/// <summary>Recorded answers are served byte for byte as the first page.</summary>
public sealed class RecordingTests : IDisposable
{
    private const string Ledgers =
        "{\n  \"error\": [ ],\n\t\"result\": {\"count\":\"9760\", \"ledger\": { \"LAAAAA-AAAAA-AAAAAA\": "
        + "{\"amount\": 1.2300, \"time\":\"1406104521.2614448\", \"x\":\"é\\u00e9\"} } }\n}\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flitch-recordings-");

    [Fact]
    public async Task The_first_page_is_the_file_and_later_pages_are_empty_with_the_count_of_its_rows()
    {
        Write("Ledgers__some__1.json", Ledgers);
        await using var sandbox = await StartAsync();
        using var caller = new Caller(sandbox);
        using var response = await caller.PostAsync("Ledgers", ("start", "1"), ("end", "2"), ("ofs", "0"));
        (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Should().Equal(Encoding.UTF8.GetBytes(Ledgers));
        (await Read.TextAsync(await caller.PostAsync("Ledgers"))).Should().Be(Ledgers);
        (await Read.TextAsync(await caller.PostAsync("Ledgers", ("ofs", "1")))).Should().Be("""{"error":[],"result":{"ledger":{},"count":1}}""");
    }

    [Fact]
    public async Task Without_a_recorded_count_later_pages_have_none()
    {
        Write("TradesHistory__some__1.json", """{"error":[],"result":{"trades":{"TAAAAA-AAAAA-AAAAAA":{}}}}""");
        await using var sandbox = await StartAsync();
        using var caller = new Caller(sandbox);
        (await Read.TextAsync(await caller.PostAsync("TradesHistory", ("ofs", "50")))).Should().Be("""{"error":[],"result":{"trades":{}}}""");
    }

    [Fact]
    public async Task Objects_without_a_file_answer_from_the_generated_account()
    {
        Write("Balance__some__1.json", """{"error":[],"result":{"ZUSD":"1"}}""");
        Write("GetApiKeyInfo__some__1.json", """{"error":[],"result":{"permissions":[]}}""");
        await using var sandbox = await StartAsync();
        using var caller = new Caller(sandbox);
        (await caller.ResultAsync("Balance")).GetRawText().Should().Be("""{"ZUSD":"1"}""");
        (await caller.ResultAsync("Ledgers")).GetProperty("ledger").EnumerateObject().Should().HaveCount(50);
        (await caller.ResultAsync("GetApiKeyInfo")).GetProperty("permissions").GetArrayLength().Should().Be(4, "a recorded key would be another key");
    }

    [Fact]
    public async Task The_key_must_still_be_right()
    {
        Write("Balance__some__1.json", """{"error":[],"result":{"ZUSD":"1"}}""");
        await using var sandbox = await StartAsync();
        using var stranger = new Caller(sandbox.Address, "nobody", sandbox.Keys[0].PrivateKey);
        (await stranger.ErrorAsync("Balance")).Should().Be("EAPI:Invalid key");
    }

    [Theory]
    [InlineData("", "", "1")]
    [InlineData("b", "", "2")]
    [InlineData("zzz", "", "1")]
    [InlineData("", "Balance__b__2.json", "3")]
    public async Task Source_and_pick_choose_the_file(string source, string pick, string expected)
    {
        Write("Balance__a__1.json", """{"error":[],"result":{"ZUSD":"1"}}""");
        Write("Balance__b__1.json", """{"error":[],"result":{"ZUSD":"2"}}""");
        Write("Balance__b__2.json", """{"error":[],"result":{"ZUSD":"3"}}""");
        await using var sandbox = await StartAsync(("source", source), ("pick", pick));
        using var caller = new Caller(sandbox);
        (await caller.ResultAsync("Balance")).GetProperty("ZUSD").GetString().Should().Be(expected);
    }

    [Fact]
    public async Task A_picked_recording_answers_a_method_that_the_sandbox_does_not_imitate()
    {
        Write("CreditLines__a__1.json", """{"error":[],"result":{"asset_details":{}}}""");
        await using var sandbox = await StartAsync(("pick", "CreditLines__a__1.json"));
        using var caller = new Caller(sandbox);
        (await caller.ResultAsync("CreditLines")).GetRawText().Should().Be("""{"asset_details":{}}""");
        (await caller.ErrorAsync("DebitLines")).Should().Be("EGeneral:Unknown method");
    }

    [Fact]
    public async Task Arrays_of_positions_serve_only_calls_by_market()
    {
        Write("OpenPositions__a__1.json", """{"error":[],"result":[{"pair":"A"}]}""");
        Write("OpenPositions__b__1.json", """{"error":[],"result":{"TAAAAA-AAAAA-AAAAAA":{"pair":"B"}}}""");
        await using var sandbox = await StartAsync();
        using var caller = new Caller(sandbox);
        (await caller.ResultAsync("OpenPositions")).GetRawText().Should().Contain("B");
        (await caller.ResultAsync("OpenPositions", ("consolidation", "market"))).GetRawText().Should().Contain("A");
    }

    [Theory]
    [InlineData("from", "/nowhere/at/all", "/nowhere/at/all")]
    [InlineData("pick", "Balance__x__1.json", "Balance__x__1.json")]
    public async Task What_is_missing_is_named(string option, string value, string named)
    {
        var start = () => StartAsync((option, value));
        (await start.Should().ThrowAsync<FlitchException>()).Which.Error.Summary.Should().Contain(named);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);

    private Task<KrakenSandboxServer> StartAsync(params (string Name, string Value)[] options)
    {
        var from = options.Any(option => option.Name == "from") ? [] : new[] { ("from", _folder.FullName) };
        return Start.SandboxAsync(FakeClock.AtStart(), [("ledgers", "300"), .. from, .. options]);
    }
}
