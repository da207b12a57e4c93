namespace Flitch.Storage.Snapshots;

/// <summary>The list of snapshots as SQL.</summary>
internal static class SnapshotSql
{
    /// <summary>No line of it, with its columns.</summary>
    public const string EmptyLog =
        "SELECT NULL::TIMESTAMP WITH TIME ZONE AS _synced_at, NULL::VARCHAR AS _run_id, NULL::BIGINT AS rows, NULL::VARCHAR AS content_hash WHERE false";
}
