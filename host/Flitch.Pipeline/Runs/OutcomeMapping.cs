using System.Text.Json;
using Flitch.Connectors;
using Flitch.Pipeline.Catalog;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Text;

namespace Flitch.Pipeline.Runs;

/// <summary>What becomes of a dataset's schedule by what a refresh came to.</summary>
internal static class OutcomeMapping
{
    /// <summary>As many scheduled refreshes that fail in a row switch the schedule off.</summary>
    public const int MostFailures = 4;

    /// <summary>Why the last refresh failed; null when it did not.</summary>
    public static ErrorInfo? Error(DatasetRow row) => row.Error is { } json ? JsonSerializer.Deserialize(json, PipelineJson.Default.ErrorInfo) : null;

    /// <summary>Notes a refresh that went well: whatever was in the way is mended.</summary>
    public static void Succeed(DatasetRow row) => (row.Error, row.Failures, row.SwitchedOffAt) = (null, 0, null);

    /// <summary>
    /// Notes a refresh that failed. A key that is wrong stops the schedule at once; other trouble does so when it comes again and again. While the service refuses
    /// all calls for a time that it has named, nothing is tried, and nothing counts.
    /// </summary>
    /// <param name="row">The dataset.</param>
    /// <param name="error">Why.</param>
    /// <param name="trigger">What asked for the refresh; only schedules count.</param>
    /// <param name="now">When it ended.</param>
    /// <returns>Whether this has switched the schedule off.</returns>
    public static bool Fail(DatasetRow row, ErrorInfo error, string trigger, DateTimeOffset now)
    {
        row.Error = JsonSerializer.Serialize(error, PipelineJson.Default.ErrorInfo);
        row.Failures += trigger == RefreshTriggers.Schedule && error.Kind != ErrorKind.Lockout ? 1 : 0;
        var stops = row is { RefreshSeconds: not null, Enabled: true, SwitchedOffAt: null } && (ConnectionErrors.NeedsReconnecting(error) || row.Failures >= MostFailures);
        row.SwitchedOffAt = stops ? now : row.SwitchedOffAt;
        return stops;
    }
}
