using Flitch.Storage.Folders;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Files;

/// <summary>
/// The links for other people's tools: one per live file, and none besides. A link in whose place somebody put a file of their own stays until its partition is
/// written anew or the dataset is repaired, so that a check can tell of it.
/// </summary>
internal static class LinkRenewal
{
    /// <summary>Renews what is missing or stale.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="paths">The dataset's places.</param>
    /// <param name="manifest">The live files, and those that stale links are of.</param>
    /// <param name="repair">Files whose links are renewed whatever stands in their place.</param>
    public static void Renew(DataFolder folder, DatasetPaths paths, Manifest manifest, IReadOnlyCollection<LiveFile>? repair = null)
    {
        var forced = (repair ?? []).Select(paths.Link).ToHashSet(StringComparer.Ordinal);
        var wanted = manifest.Files.ToDictionary(paths.Link, f => paths.Absolute(f.Path), StringComparer.Ordinal);
        foreach (var (link, file) in wanted)
        {
            if (File.Exists(file) && (forced.Contains(link) || (!IsCurrent(link, file) && !IsForeign(link, file, paths, manifest))))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(link)!);
                Disk.LinkOrCopy(file, link);
                folder.Reached("link renewed");
            }
        }

        foreach (var stale in Existing(folder, paths).Where(l => !wanted.ContainsKey(l)).ToList())
        {
            Remove(stale, paths.Home);
        }
    }

    // A link has its file's length and time, and so has a copy made in its stead; files are never written twice, so the time tells them apart.
    private static bool IsCurrent(string link, string file)
    {
        var (left, right) = (new FileInfo(link), new FileInfo(file));
        return left.Exists && right.Exists && left.Length == right.Length && left.LastWriteTimeUtc == right.LastWriteTimeUtc;
    }

    // Put there after the live file was written, and none of the files that a crash could have left a link of.
    private static bool IsForeign(string link, string file, DatasetPaths paths, Manifest manifest) =>
        File.Exists(link)
        && File.GetLastWriteTimeUtc(link) > File.GetLastWriteTimeUtc(file)
        && !manifest.Superseded.Any(old => IsCurrent(link, paths.Absolute(old.Path)));

    private static IEnumerable<string> Existing(DataFolder folder, DatasetPaths paths) =>
        paths.AllFolders(folder.ConnectionsPath).Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f, "*.parquet", SearchOption.AllDirectories));

    private static void Remove(string link, string home)
    {
        File.Delete(link);
        var folder = Path.GetDirectoryName(link)!;
        if (folder != home && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }
}
