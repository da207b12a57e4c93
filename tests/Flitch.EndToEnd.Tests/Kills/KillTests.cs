using Flitch.EndToEnd.Tests.Processes;

namespace Flitch.EndToEnd.Tests.Kills;

/// <summary>
/// Refreshes that are killed, at named points of their writing and at random instants, and then resumed to the end, while the account grows and queries run
/// without pause. <c>bash tests/kills 200</c> runs as many as one likes; continuous integration runs the default.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Default = 25;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ARefreshKilledAnywhere_IsResumedToTheTruth_AndNoQueryEverSeesHalfACommit()
    {
        using var flitch = new FlitchInstall();
        await using var sandbox = await flitch.SandboxAsync("--ledgers", "1500", "--months", "12", "--late", "0", "--growth", "40000", "--admin");
        var seed = NumberOf("FLITCH_KILL_SEED") ?? 1;
        var rounds = await KillRounds.RecordAsync(flitch, sandbox, new Random(seed));
        var kills = NumberOf("FLITCH_KILLS") ?? Default;
        output.WriteLine($"{kills} kills with seed {seed}; {rounds.Points.Count} named points: {string.Join(", ", rounds.Points)}");

        for (var number = 0; number < kills; number++)
        {
            output.WriteLine(await rounds.KillAndResumeAsync(number, Cancel));
        }

        rounds.Points.Should().BeSubsetOf(rounds.Hit, "a point that no kill hit is a point that nothing tested");
        rounds.AtPoints.Should().BeGreaterThanOrEqualTo(kills / 2);
        rounds.Queries.Should().BeGreaterThan(kills, "queries run without pause");
    }

    private static int? NumberOf(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
