using System.Text.Json;
using Flitch.Pipeline.Text;

namespace Flitch.Pipeline.Notifications;

/// <summary>Streaks of failures in the catalogue, so that a restart neither repeats nor forgets one.</summary>
internal sealed class StreakStore(SettingsTable settings)
{
    public async Task<FailingStreak> GetAsync(string connection, CancellationToken cancellationToken) =>
        await settings.GetAsync(Name(connection), cancellationToken) is { } json ? JsonSerializer.Deserialize(json, PipelineJson.Default.FailingStreak)! : FailingStreak.None;

    public Task SetAsync(string connection, FailingStreak streak, CancellationToken cancellationToken) =>
        settings.SetAsync(Name(connection), streak.Datasets.Count == 0 ? null : JsonSerializer.Serialize(streak, PipelineJson.Default.FailingStreak), cancellationToken);

    /// <summary>The setting that holds a connection's streak; it goes with the connection.</summary>
    public static string Name(string connection) => "notices_failing:" + connection;
}
