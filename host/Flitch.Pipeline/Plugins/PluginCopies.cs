namespace Flitch.Pipeline.Plugins;

/// <summary>
/// Copies of plugin folders, for this process alone: what is loaded is a copy, so that the folder itself can be replaced at any time, also in place. They lie
/// in the user's state folder under a lock that ends with the process; what a killed process left is removed by the next one.
/// </summary>
internal sealed class PluginCopies(string stateFolder) : IDisposable
{
    private const string LockSuffix = ".lock";
    private readonly string _home = Path.Combine(stateFolder, "plugins");
    private readonly Lock _gate = new();
    private FileStream? _lock;
    private string? _folder;
    private int _made;

    /// <summary>Copies a plugin's folder.</summary>
    /// <returns>The copy, a folder of the same name.</returns>
    /// <exception cref="IOException">It cannot be copied, or the state folder cannot be written.</exception>
    public string Make(string plugin)
    {
        var copy = Path.Combine(Home(), $"{Interlocked.Increment(ref _made)}", Path.GetFileName(plugin));
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.EnumerateFiles(plugin, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(plugin, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    /// <summary>Removes a copy, if the system lets go of it; else the next process does.</summary>
    public static void Remove(string copy) => TryDelete(Path.GetDirectoryName(copy)!);

    public void Dispose()
    {
        if (_lock is null)
        {
            return;
        }

        // What is still used stays: a later process removes it.
        if (!Directory.EnumerateFileSystemEntries(_folder!).Any())
        {
            TryDelete(_folder!);
            File.Delete(_lock.Name);
        }

        _lock.Dispose();
    }

    private string Home()
    {
        lock (_gate)
        {
            return _folder ??= Open();
        }
    }

    private string Open()
    {
        PrivateFolder.Ensure(_home);
        foreach (var file in Directory.EnumerateFiles(_home, "*" + LockSuffix))
        {
            RemoveAbandoned(file);
        }

        var folder = Path.Combine(_home, Guid.NewGuid().ToString("N"));
        while (!TryLock(folder))
        {
            folder = Path.Combine(_home, Guid.NewGuid().ToString("N"));
        }

        Directory.CreateDirectory(folder);
        return folder;
    }

    /// <summary>False when a process that looks for what others left was faster than the lock on the new file.</summary>
    private bool TryLock(string folder)
    {
        try
        {
            _lock = new FileStream(folder + LockSuffix, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException e) when (FileSharing.IsLocked(e))
        {
            return false;
        }
    }

    private static void RemoveAbandoned(string lockFile)
    {
        try
        {
            using var free = new FileStream(lockFile, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            TryDelete(lockFile[..^LockSuffix.Length]);
            File.Delete(lockFile);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Its process lives, or another one is removing it.
        }
    }

    private static void TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Where a loaded file cannot be deleted, it is abandoned with the process.
        }
    }
}
