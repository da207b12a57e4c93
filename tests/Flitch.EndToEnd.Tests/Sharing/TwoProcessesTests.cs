using System.Text.Json;
using Flitch.EndToEnd.Tests.Processes;

namespace Flitch.EndToEnd.Tests.Sharing;

/// <summary>Two Flitch processes with data folders of their own and one key, over about a minute of real time, against a service that counts calls.</summary>
public sealed class TwoProcessesTests
{
    // Of the tier's counter of 20, which loses 1 a second, both need some 75.
    private const string Rows = "800";

    [Fact]
    public async Task Two_processes_on_one_key_make_no_rate_error_and_no_nonce_error_for_a_minute()
    {
        using var flitch = new FlitchInstall();
        await using var sandbox = await flitch.SandboxAsync("--tier", "pro", "--ledgers", Rows, "--months", "3", "--admin", "true");
        await Task.WhenAll(ConnectAsync(flitch, sandbox, "one"), ConnectAsync(flitch, sandbox, "two"));

        var runs = await Task.WhenAll(RefreshAsync(flitch, "one"), RefreshAsync(flitch, "two"));

        runs.Should().OnlyContain(r => r.ExitCode == 0, string.Join('\n', runs.Select(r => r.Output + r.Errors)));
        var calls = await CallsAsync(sandbox);
        calls.Select(c => c.GetProperty("outcome").GetString()).Distinct().Should().Equal("ok");
        var times = calls.Select(c => c.GetProperty("time").GetDateTimeOffset()).ToList();
        (times[^1] - times[0]).Should().BeGreaterThan(TimeSpan.FromSeconds(40), "the counter, and not the machine, has to be what they waited for");
        calls.Select(c => decimal.Parse(c.GetProperty("parameters").GetProperty("nonce").GetString()!, System.Globalization.CultureInfo.InvariantCulture))
            .Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
        await CompareAsync(flitch, sandbox, "one");
        await CompareAsync(flitch, sandbox, "two");
    }

    private static async Task ConnectAsync(FlitchInstall flitch, SandboxProcess sandbox, string data)
    {
        var environment = Of(flitch, data);
        environment["TEST_API_KEY"] = sandbox.Fields["api_key"];
        environment["TEST_PRIVATE_KEY"] = sandbox.Fields["private_key"];
        (await flitch.RunAsync(
            environment, "connection", "add", "kraken", "--name", "main", "--no-test", "--datasets", "ledgers",
            "--set", $"base_url={sandbox.Fields["base_url"]}", "--set", "tier=pro",
            "--set", "api_key=env:TEST_API_KEY", "--set", "private_key=env:TEST_PRIVATE_KEY")).MustSucceed();
    }

    private static Task<CommandResult> RefreshAsync(FlitchInstall flitch, string data) => flitch.RunAsync(Of(flitch, data), "refresh", "main");

    /// <summary>Row by row and value by value with the truth, as far as the rows go: each process ended at a moment of its own.</summary>
    private static async Task CompareAsync(FlitchInstall flitch, SandboxProcess sandbox, string data)
    {
        var folder = Of(flitch, data)["FLITCH_DATA"];
        var compared = await Command.RunAsync("node", ["truth.mjs", folder, sandbox.Fields["base_url"], "main/ledgers=Ledgers:ledger_id:time"], Repository.Readers);
        var report = compared.MustSucceed().Json;
        report.GetProperty("problems").EnumerateArray().Select(p => p.GetString()).Should().BeEmpty(data);
        report.GetProperty("rows").GetInt32().Should().BeGreaterThan(700);
    }

    private static async Task<List<JsonElement>> CallsAsync(SandboxProcess sandbox)
    {
        using var http = new HttpClient { BaseAddress = new Uri(sandbox.Fields["base_url"]) };
        var text = await http.GetStringAsync(new Uri("/sandbox/requests", UriKind.Relative), TestContext.Current.CancellationToken);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    // The key's line lies in the user's state folder, which both share; nothing else is shared.
    private static Dictionary<string, string> Of(FlitchInstall flitch, string data) => new() { ["FLITCH_DATA"] = Path.Combine(flitch.Folder, data) };
}
