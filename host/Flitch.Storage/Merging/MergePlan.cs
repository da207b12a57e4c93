namespace Flitch.Storage.Merging;

/// <summary>What the staged rows change.</summary>
/// <param name="Added">Rows whose key is new.</param>
/// <param name="Changed">Rows whose key is stored with other values.</param>
/// <param name="Unchanged">Rows that are stored just so.</param>
/// <param name="Partitions">The partitions that have to be written.</param>
internal sealed record MergePlan(long Added, long Changed, long Unchanged, IReadOnlyList<PartitionChange> Partitions)
{
    public static MergePlan Nothing { get; } = new(0, 0, 0, []);
}
