using System.Text.Json.Serialization;
using Flitch.Connectors.Catalog;

namespace Flitch.Storage.Manifests;

/// <summary>
/// <c>_flitch.json</c>: all that is true of a dataset. Its rename is the commit. It describes itself, so that views and queries need nothing but the data folder.
/// </summary>
public sealed record Manifest
{
    /// <summary>The format that this version writes, and the newest that it reads.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Format of this file.</summary>
    public required int Format { get; init; }

    /// <summary>Counts the commits, from 1.</summary>
    public required long Commit { get; init; }

    /// <summary>When it was committed.</summary>
    public required DateTimeOffset CommittedAt { get; init; }

    /// <summary>The connector's name, for example <c>kraken</c>.</summary>
    public required string Connector { get; init; }

    /// <summary>The connection's name.</summary>
    public required string Connection { get; init; }

    /// <summary>The object's name.</summary>
    public required string Object { get; init; }

    /// <summary>The object's title.</summary>
    public required string Title { get; init; }

    /// <summary>What a row is.</summary>
    public required string Description { get; init; }

    /// <summary>How it is refreshed.</summary>
    public required RefreshMode Mode { get; init; }

    /// <summary>Fingerprint of the schema that all files have.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The request parameters that decided which rows exist.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> PinnedParameters { get; init; }

    /// <summary>The source columns of all files, in order; <c>_rescued</c>, <c>_synced_at</c>, <c>_run_id</c> and <c>_page</c> follow them.</summary>
    public required IReadOnlyList<ManifestColumn> Columns { get; init; }

    /// <summary>The primary key's columns.</summary>
    public required IReadOnlyList<string> PrimaryKey { get; init; }

    /// <summary>The cursor column; null for a snapshot.</summary>
    public string? Cursor { get; init; }

    /// <summary>How the files are divided; null for a snapshot.</summary>
    public Partitioning? Partition { get; init; }

    /// <summary>How far it is read.</summary>
    public required RefreshState State { get; init; }

    /// <summary>The newest snapshot; null for an incremental dataset, and before the first.</summary>
    public SnapshotFacts? Snapshot { get; init; }

    /// <summary>The number that the next file gets.</summary>
    public required long NextFile { get; init; }

    /// <summary>The files that are the dataset.</summary>
    public required IReadOnlyList<LiveFile> Files { get; init; }

    /// <summary>Files that are no longer part of it and will be removed.</summary>
    public required IReadOnlyList<SupersededFile> Superseded { get; init; }

    /// <summary>Rows of the dataset: all partitions', or the newest snapshot's.</summary>
    [JsonIgnore]
    public long RowCount => Files.Where(IsRows).Sum(f => f.Rows);

    /// <summary>Partitions with rows (1 or 0 for a snapshot).</summary>
    [JsonIgnore]
    public int PartitionCount => Files.Count(f => IsRows(f) && f.Rows > 0);

    /// <summary>Bytes of all live files, history included.</summary>
    [JsonIgnore]
    public long Bytes => Files.Sum(f => f.Bytes);

    /// <summary>Smallest cursor of all rows, microseconds since 1970 UTC; null without rows or cursor.</summary>
    [JsonIgnore]
    public long? First => Files.Where(IsRows).Min(f => f.First);

    /// <summary>Largest cursor of all rows, microseconds since 1970 UTC; null without rows or cursor.</summary>
    [JsonIgnore]
    public long? Last => Files.Where(IsRows).Max(f => f.Last);

    private static bool IsRows(LiveFile file) => file.Role is FileRole.Rows or FileRole.Current;
}
