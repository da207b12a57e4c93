using Flitch.Connectors;
using Flitch.Storage;

namespace Flitch.Pipeline.Runs;

/// <summary>One run per connection: the operating system's lock on <c>runs/NAME.lock</c>, which ends with its process.</summary>
internal sealed class RunLock : IDisposable
{
    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>The lock, or null when a run of this connection goes on.</summary>
    public static RunLock? TryTake(DataFolder folder, string connection)
    {
        try
        {
            Directory.CreateDirectory(folder.RunsPath);
            return new RunLock(new FileStream(PathOf(folder, connection), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));
        }
        catch (IOException e) when (FileSharing.IsLocked(e))
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FlitchException(
                "storage:read-only",
                ErrorKind.Storage,
                $"{folder.RunsPath} cannot be written: {e.Message}",
                "Make the data folder writable, or use another one with --data.",
                e);
        }
    }

    /// <summary>Whether a run goes on; a look without keeping the lock.</summary>
    public static bool IsHeld(DataFolder folder, string connection)
    {
        if (!File.Exists(PathOf(folder, connection)))
        {
            return false;
        }

        using var taken = TryTake(folder, connection);
        return taken is null;
    }

    /// <summary>Lets go and removes the file; for a connection that is gone.</summary>
    public void Delete()
    {
        _file.Dispose();
        File.Delete(_file.Name);
    }

    public void Dispose() => _file.Dispose();

    private static string PathOf(DataFolder folder, string connection) => Path.Combine(folder.RunsPath, connection + ".lock");
}
