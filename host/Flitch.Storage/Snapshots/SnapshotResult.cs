namespace Flitch.Storage.Snapshots;

/// <summary>What the commit of a snapshot did.</summary>
/// <param name="Rows">Rows of the snapshot; 0 is an answer.</param>
/// <param name="Changed">False when it equals the last snapshot: one line in <c>_snapshots</c> and no rows.</param>
/// <param name="ContentHash">The snapshot's content hash, 32 hex digits.</param>
/// <param name="Bytes">Bytes of the files written.</param>
/// <param name="Duration">How long the commit took.</param>
public sealed record SnapshotResult(long Rows, bool Changed, string ContentHash, long Bytes, TimeSpan Duration)
{
    /// <summary>What did not succeed after the commit, in a person's words; it is tried again. Null when all did.</summary>
    public string? Warning { get; init; }
}
