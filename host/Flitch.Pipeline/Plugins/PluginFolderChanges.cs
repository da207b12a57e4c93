namespace Flitch.Pipeline.Plugins;

/// <summary>
/// Wakes whoever waits when the system says that something below a folder changed. A help, not the truth: systems forget events, and file systems over a network
/// send none.
/// </summary>
internal sealed class PluginFolderChanges : IDisposable
{
    private readonly SemaphoreSlim _signal = new(0, 1);
    private FileSystemWatcher? _watcher;

    /// <summary>Begins, where the folder is there.</summary>
    /// <returns>Why it cannot; null when it can.</returns>
    public string? Watch(string folder)
    {
        try
        {
            _watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
            _watcher.Created += Signal;
            _watcher.Changed += Signal;
            _watcher.Deleted += Signal;
            _watcher.Renamed += Signal;
            _watcher.Error += Signal;
            _watcher.EnableRaisingEvents = true;
            return null;
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
        {
            // No such folder, or the system's limit of watches is reached.
            Dispose();
            return e.Message;
        }
    }

    /// <summary>Waits for a change, or until it is time to look anyway.</summary>
    public async Task WaitAsync(TimeSpan longest, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(_signal.WaitAsync(over.Token), Task.Delay(longest, clock, over.Token));
        await over.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    public void Dispose()
    {
        _watcher?.Dispose();
        _watcher = null;
    }

    private void Signal(object sender, EventArgs e)
    {
        try
        {
            _signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // Whoever waits is woken already.
        }
    }
}
