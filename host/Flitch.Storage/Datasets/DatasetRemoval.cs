using Flitch.Storage.Errors;
using Flitch.Storage.Folders;

namespace Flitch.Storage.Datasets;

/// <summary>Removing datasets: the manifest first, so that a crash leaves orphans and no dataset without its files.</summary>
internal static class DatasetRemoval
{
    public static void Delete(DataFolder folder, DatasetName name)
    {
        var paths = new DatasetPaths(folder, name);
        if (Directory.Exists(paths.Home))
        {
            DiskGuard.Run(paths.Home, () => Delete(folder, paths));
        }
    }

    public static void DeleteAll(DataFolder folder, string connection)
    {
        var home = Path.Combine(folder.ConnectionsPath, connection);
        foreach (var name in DatasetPaths.List(folder).Where(n => n.Connection == connection))
        {
            Delete(folder, name);
        }

        DiskGuard.Run(home, () => Remove([home, Path.Combine(folder.FilesPath, connection)]));
    }

    private static void Delete(DataFolder folder, DatasetPaths paths)
    {
        using (FileLock.TryTake(paths.Lock) ?? throw StorageErrors.Busy(paths.Name.ToString()))
        {
            File.Delete(paths.Manifest);
            Disk.SyncFolder(paths.Home);
            Remove([.. paths.AllFolders(folder.ConnectionsPath), .. paths.AllFolders(folder.FilesPath)]);
        }
    }

    private static void Remove(IEnumerable<string> folders)
    {
        foreach (var path in folders.Where(Directory.Exists))
        {
            Directory.Delete(path, recursive: true);
        }
    }
}
