using System.Runtime.InteropServices;

namespace Flitch.Storage.Folders;

/// <summary>What makes files last: flushing files and folders to the disk, renames over what is there, hard links.</summary>
internal static partial class Disk
{
    private const int ReadOnlyDirectory = 0x10000; // O_RDONLY | O_DIRECTORY on Linux; macOS opens a folder with O_RDONLY alone.

    public static void SyncFile(string path)
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.FlushToDisk(handle);
    }

    /// <summary>Makes a folder's names last: without it a rename may be undone by a power cut. Windows has no such call and needs none.</summary>
    public static void SyncFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = OpenFolder(path, OperatingSystem.IsLinux() ? ReadOnlyDirectory : 0);
        if (descriptor < 0)
        {
            throw LastError(path);
        }

        // A file system that cannot flush folders says EINVAL; there is nothing better to do on it.
        _ = Flush(descriptor);
        _ = CloseDescriptor(descriptor);
    }

    /// <summary>Makes a folder and whatever is missing above it, and makes their names last.</summary>
    public static void CreateFolder(string path)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        var parent = Path.GetDirectoryName(path)!;
        CreateFolder(parent);
        Directory.CreateDirectory(path);
        SyncFolder(parent);
    }

    /// <summary>Moves a finished file into its place and makes both last.</summary>
    public static void Place(string from, string to, Action<string> reached)
    {
        SyncFile(from);
        reached("flushed");
        File.Move(from, to, overwrite: true);
        reached("renamed");
        SyncFolder(Path.GetDirectoryName(to)!);
        reached("placed");
    }

    /// <summary>Writes a file that is either whole or the old one.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> content, Action<string> reached)
    {
        var temporary = path + ".new";
        using (var handle = File.OpenHandle(temporary, FileMode.Create, FileAccess.Write, FileShare.Read))
        {
            RandomAccess.Write(handle, content, 0);
            reached("written");
            RandomAccess.FlushToDisk(handle);
        }

        reached("flushed");
        File.Move(temporary, path, overwrite: true);
        reached("renamed");
        SyncFolder(Path.GetDirectoryName(path)!);
        reached("placed");
    }

    /// <summary>A second name for a file's content, put in place by a rename; a copy where the file system has no hard links.</summary>
    public static void LinkOrCopy(string existing, string path)
    {
        var temporary = path + ".new";
        File.Delete(temporary);
        if (!TryLink(existing, temporary))
        {
            File.Copy(existing, temporary, overwrite: true);
            File.SetLastWriteTimeUtc(temporary, File.GetLastWriteTimeUtc(existing));
        }

        File.Move(temporary, path, overwrite: true);
        File.Delete(temporary); // rename() leaves the old name when both were the same file already
    }

    private static bool TryLink(string existing, string path) =>
        OperatingSystem.IsWindows() ? CreateHardLink(path, existing, 0) : MakeLink(existing, path) == 0;

    private static IOException LastError(string path)
    {
        var code = Marshal.GetLastPInvokeError();
        return new IOException($"{Marshal.GetPInvokeErrorMessage(code)}: {path}", code);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFolder(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Flush(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int CloseDescriptor(int descriptor);

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MakeLink(string existing, string path);

    [LibraryImport("kernel32", EntryPoint = "CreateHardLinkW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool CreateHardLink(string path, string existing, nint security);
}
