using Flitch.Storage.Folders;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Files;

/// <summary>The links for other people's tools: one per live file, and none besides.</summary>
internal static class LinkRenewal
{
    public static void Renew(DataFolder folder, DatasetPaths paths, Manifest manifest)
    {
        var wanted = manifest.Files.ToDictionary(paths.Link, f => paths.Absolute(f.Path), StringComparer.Ordinal);
        foreach (var (link, file) in wanted)
        {
            if (!IsCurrent(link, file) && File.Exists(file))
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
