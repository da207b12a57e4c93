namespace Flitch.Storage.Folders;

/// <summary>A process's own folder under <c>tmp/</c>, held by a lock beside it: a folder whose lock is free is left over, and removed.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly FileLock _lock;

    private Workspace(string root, FileLock held)
    {
        Root = root;
        _lock = held;
    }

    /// <summary>The folder.</summary>
    public string Root { get; }

    /// <summary>Where DuckDB spills memory.</summary>
    public string Spill => Path.Combine(Root, "spill");

    public static Workspace Create(string temporaryPath)
    {
        Directory.CreateDirectory(temporaryPath);
        Sweep(temporaryPath);
        while (true)
        {
            var root = Path.Combine(temporaryPath, $"work-{Guid.NewGuid():N}");
            if (FileLock.TryTake(LockOf(root)) is { } held) // a sweeper may be quicker; then the next name
            {
                Directory.CreateDirectory(root);
                return new(root, held);
            }
        }
    }

    public void Dispose()
    {
        Remove(Root);
        _lock.Dispose();
        File.Delete(LockOf(Root));
    }

    private static string LockOf(string root) => root + ".lock";

    private static void Sweep(string temporaryPath)
    {
        foreach (var path in Directory.EnumerateFiles(temporaryPath, "work-*.lock"))
        {
            using var held = FileLock.TryTake(path);
            if (held is not null)
            {
                Remove(path[..^".lock".Length]);
                File.Delete(path);
            }
        }
    }

    private static void Remove(string root)
    {
        if (Directory.Exists(root))
        {
            Directory.Delete(root, recursive: true);
        }
    }
}
