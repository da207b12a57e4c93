using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Flitch.EndToEnd.Tests.Processes;

namespace Flitch.EndToEnd.Tests.Stops;

/// <summary>Ctrl-C and SIGTERM end a refresh or a verification within two seconds, wherever it is, and leave the last commit whole; a kill leaves it whole too.</summary>
public sealed class StopTests : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private readonly FlitchInstall _flitch = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _flitch.Dispose();

    [Fact]
    public async Task While_a_call_is_not_answered()
    {
        await using var sandbox = await _flitch.SandboxAsync("--ledgers", "600", "--admin", "--faults", "Ledgers:4:stall");
        (await _flitch.ConnectAsync("main", sandbox)).MustSucceed();
        await StopAsync(sandbox, "TERM", (_, _) => CallsAsync(sandbox, 4), Commits(50));
    }

    [Fact]
    public async Task While_the_call_counter_is_waited_for()
    {
        await using var sandbox = await _flitch.SandboxAsync("--ledgers", "450", "--admin", "--tier", "starter");
        (await _flitch.ConnectAsync("main", sandbox, tier: "starter")).MustSucceed();
        await StopAsync(sandbox, "INT", (process, _) => WaitingAsync(process), Commits(50));
    }

    [Theory]
    [InlineData("TERM", 8)]
    [InlineData("INT", 25)]
    [InlineData("INT", 60)]
    public async Task While_rows_are_written(string signal, int points)
    {
        await using var sandbox = await _flitch.SandboxAsync("--ledgers", "4000", "--admin", "--latency", "5");
        (await _flitch.ConnectAsync("main", sandbox)).MustSucceed();
        await StopAsync(sandbox, signal, (_, list) => PointsAsync(list, points), Commits(50));
    }

    [Fact]
    public async Task Verifying_while_a_call_is_not_answered()
    {
        await using var sandbox = await _flitch.SandboxAsync("--ledgers", "300", "--admin");
        (await _flitch.ConnectAsync("main", sandbox)).MustSucceed();
        (await _flitch.RunAsync("refresh", "main", "ledgers")).MustSucceed();
        var calls = await CallsAsync(sandbox);
        await StrikeAsync(sandbox, "Ledgers:1+:stall");

        using var process = _flitch.Start([], "verify", "main", "ledgers", "--repair");
        await CallsAsync(sandbox, calls + 1);
        (await SignalAsync(process, "TERM")).Should().BeLessThan(Longest);

        process.ExitCode.Should().Be(1, "what was stopped is not done");
        var run = await NewestRunAsync();
        (run.GetProperty("kind").GetString(), run.GetProperty("state").GetString()).Should().Be(("verify", "cancelled"));
    }

    [Fact]
    public async Task A_killed_refresh_shows_as_interrupted_and_the_next_one_takes_over()
    {
        await using var sandbox = await _flitch.SandboxAsync("--ledgers", "600", "--admin", "--faults", "Ledgers:4:stall");
        (await _flitch.ConnectAsync("main", sandbox)).MustSucceed();
        using var process = _flitch.Start(Commits(50), "refresh", "main", "ledgers");
        await CallsAsync(sandbox, 4);
        (await NewestRunAsync()).GetProperty("state").GetString().Should().Be("running");

        await SignalAsync(process, "KILL");

        var killed = await NewestRunAsync();
        killed.GetProperty("state").GetString().Should().Be("interrupted");
        await ShouldGoOnAsync(sandbox, "interrupted");
        var runs = (await _flitch.RunAsync("runs", "main", "--json")).MustSucceed().Json;
        runs.EnumerateArray().Select(r => r.GetProperty("state").GetString()).Should().Equal("succeeded", "interrupted");
        runs[1].GetProperty("run").GetString().Should().Be(killed.GetProperty("run").GetString());
    }

    private async Task StopAsync(SandboxProcess sandbox, string signal, Func<Process, string, Task> reached, Dictionary<string, string> environment)
    {
        var list = Path.Combine(_flitch.Folder, Path.GetRandomFileName());
        using var process = _flitch.Start(new Dictionary<string, string>(environment) { ["FLITCH_POINTS"] = list }, "refresh", "main", "ledgers");
        await reached(process, list);
        (await SignalAsync(process, signal)).Should().BeLessThan(Longest);

        process.ExitCode.Should().Be(1, "a run that was stopped is not done");
        await ShouldGoOnAsync(sandbox, "cancelled");
    }

    /// <summary>Sends a signal.</summary>
    /// <returns>How long it took until the process was gone.</returns>
    private async Task<TimeSpan> SignalAsync(Process process, string signal)
    {
        var began = Stopwatch.GetTimestamp();
        (await Command.RunAsync("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)], _flitch.Folder)).MustSucceed();
        await process.WaitForExitAsync(Ct);
        return Stopwatch.GetElapsedTime(began);
    }

    private async Task<JsonElement> NewestRunAsync() => (await _flitch.RunAsync("runs", "main", "--json")).MustSucceed().Json[0];

    /// <summary>What is stored can be queried, the run is told as stopped, and the next one reads the rest.</summary>
    private async Task ShouldGoOnAsync(SandboxProcess sandbox, string state)
    {
        (await NewestRunAsync()).GetProperty("state").GetString().Should().Be(state);
        var stored = await CountAsync();
        (await _flitch.RunAsync("refresh", "main", "ledgers", "--json")).MustSucceed();
        var whole = await CountAsync();
        whole.Rows.Should().Be(await TruthAsync(sandbox)).And.BeGreaterThan(stored.Rows);
        whole.Keys.Should().Be(whole.Rows);
    }

    private async Task<(long Rows, long Keys)> CountAsync()
    {
        var result = await _flitch.RunAsync("query", "SELECT count(*) AS rows, count(DISTINCT ledger_id) AS keys FROM main.ledgers", "--format", "json");
        var row = result.MustSucceed().Json[0];
        return (row.GetProperty("rows").GetInt64(), row.GetProperty("keys").GetInt64());
    }

    private static async Task<long> TruthAsync(SandboxProcess sandbox)
    {
        using var http = new HttpClient();
        var lines = await http.GetStringAsync($"{sandbox.Fields["base_url"]}/sandbox/truth/Ledgers", Ct);
        return lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
    }

    /// <summary>Waits until the sandbox has taken so many calls of Ledgers, the last of which it does not answer.</summary>
    private static async Task CallsAsync(SandboxProcess sandbox, int calls)
    {
        while (await CallsAsync(sandbox) < calls)
        {
            // It is called again and again meanwhile.
        }
    }

    private static async Task<int> CallsAsync(SandboxProcess sandbox)
    {
        using var http = new HttpClient();
        return (await http.GetStringAsync($"{sandbox.Fields["base_url"]}/sandbox/requests", Ct)).Split("/0/private/Ledgers").Length - 1;
    }

    private static async Task StrikeAsync(SandboxProcess sandbox, string faults)
    {
        using var http = new HttpClient();
        using var body = new StringContent(faults);
        (await http.PostAsync(new Uri($"{sandbox.Fields["base_url"]}/sandbox/faults"), body, Ct)).EnsureSuccessStatusCode();
    }

    private static Dictionary<string, string> Commits(int rows) => new() { ["FLITCH_COMMIT_ROWS"] = rows.ToString(CultureInfo.InvariantCulture) };

    /// <summary>Waits until so many named points of writing were reached.</summary>
    private static async Task PointsAsync(string list, int points)
    {
        using var watcher = new FileSystemWatcher(Path.GetDirectoryName(list)!, Path.GetFileName(list));
        while (!File.Exists(list) || (await ReadAsync(list)).Length < points)
        {
            watcher.WaitForChanged(WatcherChangeTypes.All, timeout: 100);
        }
    }

    private static async Task<string[]> ReadAsync(string list)
    {
        using var reader = new StreamReader(new FileStream(list, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return (await reader.ReadToEndAsync(Ct)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static async Task WaitingAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync(Ct) is { } line && !line.StartsWith("Waiting", StringComparison.Ordinal))
        {
            // Other lines tell the plan and how far it is.
        }
    }
}
