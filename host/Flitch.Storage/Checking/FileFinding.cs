using Flitch.Storage.Manifests;

namespace Flitch.Storage.Checking;

/// <summary>Something wrong with one file of a dataset.</summary>
/// <param name="Kind">What.</param>
/// <param name="File">The file as the manifest states it, its partition among the rest.</param>
/// <param name="Path">Absolute path of what is wrong: the file, or its link.</param>
public sealed record FileFinding(FileFindingKind Kind, LiveFile File, string Path)
{
    /// <summary>How many rows are wrong; 0 where that cannot be said. Altered: the days' differences in rows, or 0 when only values differ.</summary>
    public long Rows { get; init; }

    /// <summary>Altered, and keys that stand twice: the days concerned, oldest first.</summary>
    public IReadOnlyList<DayDifference> Days { get; init; } = [];

    /// <summary>A replaced link: how its rows differ; null when they cannot be compared.</summary>
    public LinkDifference? Link { get; init; }

    /// <summary>Why it cannot be read or compared, in DuckDB's words or ours; null otherwise.</summary>
    public string? Reason { get; init; }
}
