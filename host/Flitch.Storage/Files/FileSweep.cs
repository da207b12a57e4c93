using Flitch.Storage.Folders;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Files;

/// <summary>Removing files that nothing points at: what a crash left, and what was superseded long enough ago that no query reads it.</summary>
internal static class FileSweep
{
    /// <summary>How long a superseded file stays.</summary>
    public static TimeSpan Grace { get; } = TimeSpan.FromMinutes(10);

    /// <summary>Removes what a crash left; only for the holder of the lock.</summary>
    public static void RemoveOrphans(DataFolder folder, DatasetPaths paths, Manifest manifest)
    {
        var known = manifest.Files.Select(f => f.Path).Concat(manifest.Superseded.Select(f => f.Path)).Select(paths.Absolute).ToHashSet(StringComparer.Ordinal);
        foreach (var path in OnDisk(folder, paths).Where(p => !known.Contains(p)).ToList())
        {
            Remove(path);
        }
    }

    /// <summary>Removes the superseded files that are due; the manifest forgets them with its next commit.</summary>
    public static void RemoveDue(DatasetPaths paths, IEnumerable<SupersededFile> superseded, DateTimeOffset now)
    {
        foreach (var file in superseded.Where(f => IsDue(f, now)))
        {
            Remove(paths.Absolute(file.Path));
        }
    }

    public static bool IsDue(SupersededFile file, DateTimeOffset now) => now - file.At >= Grace;

    /// <summary>All files of the dataset, whoever wrote them.</summary>
    public static IEnumerable<string> OnDisk(DataFolder folder, DatasetPaths paths) =>
        paths.AllFolders(folder.FilesPath).Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f, "*.part", SearchOption.AllDirectories));

    private static void Remove(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder))
        {
            return;
        }

        File.Delete(path);
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }
}
