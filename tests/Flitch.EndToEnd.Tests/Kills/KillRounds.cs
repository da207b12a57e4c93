using System.Diagnostics;
using Flitch.EndToEnd.Tests.Processes;

namespace Flitch.EndToEnd.Tests.Kills;

/// <summary>
/// The rounds of the kill test: in each a refresh is killed and then resumed. A new account's first refresh and the next one's news take turns, so that both
/// backfills and forward runs are hit.
/// </summary>
internal sealed class KillRounds
{
    private const int KilledExitCode = 128 + 9;

    private const string Objects = "main/ledgers=Ledgers:ledger_id:time,main/trades_history=TradesHistory:txid:time,main/closed_orders=ClosedOrders:order_id:closetm";

    private readonly FlitchInstall _flitch;
    private readonly SandboxProcess _sandbox;
    private readonly Random _random;
    private readonly Dictionary<bool, RecordedRun> _recorded = [];

    private KillRounds(FlitchInstall flitch, SandboxProcess sandbox, Random random)
    {
        _flitch = flitch;
        _sandbox = sandbox;
        _random = random;
    }

    /// <summary>Every named point that a refresh without a kill reaches.</summary>
    public IReadOnlyList<string> Points { get; private set; } = [];

    /// <summary>Points at which a process was killed.</summary>
    public HashSet<string> Hit { get; } = [];

    /// <summary>Kills at named points.</summary>
    public int AtPoints { get; private set; }

    /// <summary>Queries that ran while refreshes were killed and resumed.</summary>
    public int Queries { get; private set; }

    /// <summary>Runs a first refresh and a forward one without a kill, and notes their points and how long they take.</summary>
    public static async Task<KillRounds> RecordAsync(FlitchInstall flitch, SandboxProcess sandbox, Random random)
    {
        var rounds = new KillRounds(flitch, sandbox, random);
        await rounds.StartAnewAsync();
        foreach (var isFirst in new[] { true, false })
        {
            rounds._recorded[isFirst] = await RecordedRun.OfAsync(flitch);
        }

        rounds.Points = [.. rounds._recorded.Values.SelectMany(r => r.Points.Keys).Distinct().Order(StringComparer.Ordinal)];
        return rounds;
    }

    /// <summary>Kills a refresh once and resumes it, with queries going on; then compares with the truth.</summary>
    /// <returns>What was done, in a line.</returns>
    public async Task<string> KillAndResumeAsync(int number, CancellationToken cancellationToken)
    {
        var isFirst = number % 2 == 0;
        if (isFirst)
        {
            await StartAnewAsync();
        }

        await using var queries = QueryLoop.Start(_flitch.Data);
        var killed = number < Points.Count || number % 2 == 1
            ? await KillAtPointAsync(Points[number % Points.Count], isFirst, cancellationToken)
            : await KillAtInstantAsync(_recorded[isFirst].Duration, cancellationToken);
        (await _flitch.RunAsync("refresh", "main", "--json")).MustSucceed();
        await queries.StopAsync();
        Queries += queries.Count;
        await CompareAsync(killed);
        return $"{number + 1}. {(isFirst ? "first refresh" : "news")} killed {killed}; {queries.Count} queries, {queries.ForeignOverlaps} foreign globs met a commit";
    }

    private async Task<string> KillAtPointAsync(string point, bool isFirst, CancellationToken cancellationToken)
    {
        // The later a turn, the less sure it comes in a run of its own: where it did not, an earlier one of the same point does.
        var turns = Math.Max(1, _recorded[isFirst].Points.GetValueOrDefault(point));
        for (var turn = _random.Next(1, turns + 1); ; turn = Math.Max(1, turn / 2))
        {
            using var process = Refresh(new() { ["FLITCH_KILL_AT"] = $"{point}:{turn}" });
            await process.WaitForExitAsync(cancellationToken);
            if (process.ExitCode == KilledExitCode)
            {
                Hit.Add(point);
                AtPoints++;
                return $"at {point}, turn {turn}";
            }

            process.ExitCode.Should().Be(0, "a refresh that was not killed must succeed");
            if (turn == 1)
            {
                return $"never: {point} was not reached";
            }
        }
    }

    private async Task<string> KillAtInstantAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        var after = duration * _random.NextDouble();
        using var process = Refresh([]);
        using var over = new CancellationTokenSource(after);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellationToken);
        try
        {
            await process.WaitForExitAsync(either.Token);
            return $"never: it ended within {after.TotalMilliseconds:0} ms";
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            process.Kill();
            await process.WaitForExitAsync(cancellationToken);
            return $"after {after.TotalMilliseconds:0} ms";
        }
    }

    private Process Refresh(Dictionary<string, string> environment)
    {
        var all = _flitch.Environment.Concat(RecordedRun.Environment).Concat(environment).ToDictionary();
        var process = Command.Start("dotnet", [Repository.Host, "refresh", "main", "--json"], _flitch.Folder, all);
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private async Task StartAnewAsync()
    {
        if (Directory.Exists(_flitch.Data))
        {
            Directory.Delete(_flitch.Data, recursive: true);
        }

        (await _flitch.ConnectAsync("main", _sandbox)).MustSucceed();
    }

    private async Task CompareAsync(string killed)
    {
        var result = await Command.RunAsync("node", ["truth.mjs", _flitch.Data, _sandbox.Fields["base_url"], .. Objects.Split(',')], Repository.Readers);
        var report = result.MustSucceed().Json;
        report.GetProperty("problems").EnumerateArray().Select(p => p.GetString()).Should().BeEmpty("of the refresh killed {0}", killed);
        report.GetProperty("rows").GetInt32().Should().BeGreaterThan(1000);
    }
}
