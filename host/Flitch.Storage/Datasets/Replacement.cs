using Flitch.Storage.Files;
using Flitch.Storage.Folders;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Datasets;

/// <summary>What a writer that reads a dataset anew knows of the rows that it will take the place of.</summary>
/// <param name="before">The dataset as it stands; null when its manifest cannot be read.</param>
internal sealed class Replacement(Manifest? before)
{
    /// <summary>The dataset as it stands; null when its manifest cannot be read or its rows have other columns, so that none can be compared.</summary>
    public IReadOnlyList<LiveFile>? Before(string fingerprint) => before?.Fingerprint == fingerprint ? before.Files : null;

    /// <summary>The dataset as it stands; null when its manifest cannot be read.</summary>
    public Manifest? Stands => before;

    /// <summary>Rows of the dataset as it stands; 0 when its manifest cannot be read.</summary>
    public long RowsBefore => before?.RowCount ?? 0;

    /// <summary>True when the new rows are the dataset.</summary>
    public bool IsPublished { get; set; }

    /// <summary>All files that are not the new dataset's: they stay for the queries that read them, and go when those are over.</summary>
    public IReadOnlyList<SupersededFile> Leftovers(DataFolder folder, DatasetPaths paths, Manifest next)
    {
        var now = folder.Clock.GetUtcNow();
        var known = (before?.Superseded ?? []).ToDictionary(f => f.Path, StringComparer.Ordinal);
        var live = next.Files.Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        var onDisk = FileSweep.OnDisk(folder, paths).Select(p => Path.GetRelativePath(folder.FilesPath, p).Replace(Path.DirectorySeparatorChar, '/'));
        return [.. onDisk.Where(p => !live.Contains(p)).Select(p => known.GetValueOrDefault(p) ?? new(p, now))];
    }

    /// <summary>Removes files that a later commit of the replacement has superseded: nobody ever saw them.</summary>
    public static void Forget(DatasetPaths paths, IEnumerable<LiveFile> files)
    {
        foreach (var file in files)
        {
            File.Delete(paths.Absolute(file.Path));
        }
    }
}
