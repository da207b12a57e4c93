using System.Globalization;
using Flitch.Storage.Errors;

namespace Flitch.Storage.Folders;

/// <summary>Makes a folder a data folder, or sees that it is one that this version may use.</summary>
internal static class FolderSetup
{
    private const string Marker = "flitch-data ";

    public static void Prepare(DataFolder folder) => DiskGuard.Run(folder.Root, () =>
    {
        if (File.Exists(folder.Root))
        {
            throw StorageErrors.NotAFolder(folder.Root);
        }

        Directory.CreateDirectory(folder.Root);
        CheckVersion(folder.Root);
        CreateFolders(folder);
        CheckWritable(folder);
    });

    private static void CheckVersion(string root)
    {
        var path = Path.Combine(root, "version");
        if (!File.Exists(path))
        {
            Disk.Replace(path, System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Marker}{DataFolder.Version}\n")), static _ => { });
            return;
        }

        var text = File.ReadAllText(path).Trim();
        if (!text.StartsWith(Marker, StringComparison.Ordinal))
        {
            throw StorageErrors.ForeignFolder(root);
        }

        var found = text[Marker.Length..];
        if (!int.TryParse(found, NumberStyles.None, CultureInfo.InvariantCulture, out var version) || version > DataFolder.Version)
        {
            throw StorageErrors.NewerFolder(root, found, DataFolder.Version);
        }
    }

    private static void CreateFolders(DataFolder folder)
    {
        Directory.CreateDirectory(folder.FilesPath);
        Directory.CreateDirectory(folder.ConnectionsPath);
        Directory.CreateDirectory(folder.RunsPath);
        Directory.CreateDirectory(folder.TemporaryPath);
        Directory.CreateDirectory(folder.KeyringPath);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder.KeyringPath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static void CheckWritable(DataFolder folder)
    {
        var probe = Path.Combine(folder.TemporaryPath, $"probe-{Guid.NewGuid():N}");
        File.WriteAllBytes(probe, [1]);
        File.Delete(probe);
    }
}
