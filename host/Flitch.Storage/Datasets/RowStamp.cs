namespace Flitch.Storage.Datasets;

/// <summary>What traces a row back to the request that brought it.</summary>
/// <param name="SyncedAt">When it came; <c>_synced_at</c>, kept in microseconds.</param>
/// <param name="RunId">The run that brought it; <c>_run_id</c>.</param>
/// <param name="Page">The call's number within the run, from 1; <c>_page</c>.</param>
public readonly record struct RowStamp(DateTimeOffset SyncedAt, string RunId, int Page);
