using Flitch.Pipeline.Catalog;

namespace Flitch.Pipeline.Scheduling;

/// <summary>
/// When a dataset is to be refreshed by itself: its interval after the last attempt began, whoever made it. All that it takes stands in the catalogue, so that a
/// restart misses nothing and repeats nothing: what fell due while no host ran is refreshed once, at once.
/// </summary>
internal static class DueTime
{
    /// <summary>The time; null where nothing refreshes it by itself.</summary>
    public static DateTimeOffset? Of(DatasetRow row) => row is { Enabled: true, SwitchedOffAt: null, RefreshSeconds: { } seconds }
        ? row.AttemptedAt?.AddSeconds(seconds) ?? DateTimeOffset.UnixEpoch
        : null;
}
