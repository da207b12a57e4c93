namespace Flitch.Storage.Manifests;

/// <summary>One Parquet file that belongs to the dataset.</summary>
public sealed record LiveFile
{
    /// <summary>What it holds.</summary>
    public FileRole Role { get; init; }

    /// <summary>The partition's first day, UTC; null for rows without one, for a dataset's zero-row file and for the newest snapshot.</summary>
    public DateOnly? Partition { get; init; }

    /// <summary>The one day that a file of the open day's history holds; null for every other file.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Its place under <c>files/</c>, with <c>/</c>: <c>main/ledgers/month=2026-11-01/12.part</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Its rows.</summary>
    public required long Rows { get; init; }

    /// <summary>Smallest cursor, microseconds since 1970 UTC; null without rows or cursor. Snapshots: the first snapshot's time.</summary>
    public long? First { get; init; }

    /// <summary>Largest cursor, microseconds since 1970 UTC; null without rows or cursor. Snapshots: the last snapshot's time.</summary>
    public long? Last { get; init; }

    /// <summary>Sum of the hashes of its rows (source columns and <c>_rescued</c>), whatever their order: 16 hex digits.</summary>
    public required string RowHash { get; init; }

    /// <summary>Rows and hashes by day of the cursor; null for snapshots, removed rows, and files of a Flitch that did not keep them.</summary>
    public DaySums? Days { get; init; }

    /// <summary>Its size.</summary>
    public required long Bytes { get; init; }
}
