using System.Diagnostics;
using Flitch.EndToEnd.Tests.Processes;

namespace Flitch.EndToEnd.Tests.Kills;

/// <summary>A refresh that nobody killed: how long it took, and how often it reached each named point of its writing.</summary>
internal sealed record RecordedRun(TimeSpan Duration, IReadOnlyDictionary<string, int> Points)
{
    /// <summary>Commits as often as can be, so that there is something to hit.</summary>
    public static Dictionary<string, string> Environment => new() { ["FLITCH_COMMIT_ROWS"] = "25" };

    public static async Task<RecordedRun> OfAsync(FlitchInstall flitch)
    {
        var list = Path.Combine(flitch.Folder, Path.GetRandomFileName());
        var began = Stopwatch.GetTimestamp();
        (await flitch.RunAsync(new Dictionary<string, string>(Environment) { ["FLITCH_POINTS"] = list }, "refresh", "main", "--json")).MustSucceed();
        var points = (await File.ReadAllLinesAsync(list)).GroupBy(p => p).ToDictionary(g => g.Key, g => g.Count());
        return new(Stopwatch.GetElapsedTime(began), points);
    }
}
