using Flitch.Connectors;
using Microsoft.Win32.SafeHandles;

namespace Flitch.Pipeline.KeyLines;

/// <summary>Opens a key's file so that no other process has it open: the operating system's lock, which ends with the process.</summary>
internal static class KeyFileLock
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(100);

    public static async ValueTask<SafeFileHandle> AcquireAsync(string path, TimeProvider clock, CancellationToken cancellationToken)
    {
        for (var pause = First; ; pause = pause * 2 < Longest ? pause * 2 : Longest)
        {
            if (TryOpen(path) is { } file)
            {
                return file;
            }

            await Task.Delay(pause, clock, cancellationToken);
        }
    }

    private static SafeFileHandle? TryOpen(string path)
    {
        try
        {
            return Open(path);
        }
        catch (DirectoryNotFoundException)
        {
            MakeFolder(path);
            return null;
        }
        catch (IOException e) when (FileSharing.IsLocked(e))
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unusable(path, e);
        }
    }

    private static SafeFileHandle Open(string path)
    {
        if (!OperatingSystem.IsWindows() && !File.Exists(path))
        {
            // Created for this user alone; the mode counts only at creation.
            using var created = new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.ReadWrite,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
        }

        return File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
    }

    private static void MakeFolder(string path)
    {
        try
        {
            PrivateFolder.Ensure(Path.GetDirectoryName(path)!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unusable(path, e);
        }
    }

    private static FlitchException Unusable(string path, Exception e) => new(
        "state:not-writable",
        ErrorKind.Storage,
        $"The state of API keys cannot be kept in {Path.GetDirectoryName(path)}: {e.Message}",
        "Make the folder writable, or set FLITCH_STATE to another one that all your Flitch processes share.",
        e);
}
