using System.Text.Json;
using Flitch.EndToEnd.Tests.Processes;

namespace Flitch.EndToEnd.Tests.Recordings;

/// <summary>What the real service answered arrives in Parquet, row by row and value by value, digit for digit.</summary>
public sealed class RecordingTests
{
    [Fact]
    public async Task EveryRecordedValue_IsInParquet_AsItsJsonTextSays()
    {
        Assert.SkipWhen(RecordedResponses.Folder is null, "No recordings: set FLITCH_RECORDINGS to a folder of recorded responses.");
        using var flitch = new FlitchInstall();
        var files = new List<string>();
        foreach (var (round, index) in RecordedResponses.Rounds().Select((round, index) => (round, index)))
        {
            var connection = $"round{index}";
            await RefreshAsync(flitch, connection, round);
            files.AddRange(round.Select(pair => $"{pair.Key}={connection}/{pair.Value}"));
        }

        var report = await CompareAsync(flitch, files);

        report.GetProperty("problems").EnumerateArray().Select(p => p.GetString()).Should().BeEmpty();
        report.GetProperty("rows").GetInt32().Should().BeGreaterThan(files.Count);
        report.GetProperty("values").GetInt32().Should().BeGreaterThan(1000);
    }

    private static async Task RefreshAsync(FlitchInstall flitch, string connection, IReadOnlyDictionary<string, string> round)
    {
        await using var sandbox = await flitch.SandboxAsync("--from", RecordedResponses.Folder!, "--pick", string.Join(',', round.Keys));
        (await flitch.ConnectAsync(connection, sandbox)).MustSucceed();
        (await flitch.RunAsync(["refresh", connection, .. round.Values])).MustSucceed();
    }

    private static async Task<JsonElement> CompareAsync(FlitchInstall flitch, IEnumerable<string> files)
    {
        var result = await Command.RunAsync("node", ["recordings.mjs", flitch.Data, RecordedResponses.Folder!, .. files], Repository.Readers);
        return result.MustSucceed().Json;
    }
}
