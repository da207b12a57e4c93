namespace Flitch.Storage.Folders;

/// <summary>A lock between processes (and within one) that ends with its holder, however that ends: the operating system's lock on an open file.</summary>
internal sealed class FileLock : IDisposable
{
    private readonly FileStream _stream;

    private FileLock(FileStream stream) => _stream = stream;

    /// <summary>The lock, or null when somebody holds it.</summary>
    public static FileLock? TryTake(string path)
    {
        try
        {
            return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));
        }
        catch (IOException error) when (IsHeld(error))
        {
            return null;
        }
    }

    public void Dispose() => _stream.Dispose();

    // EWOULDBLOCK: 11 on Linux, 35 on macOS; a sharing violation on Windows.
    private static bool IsHeld(IOException error) => error.HResult is 11 or 35 || (error.HResult & 0xFFFF) is 32 or 33;
}
