using Flitch.DuckDb;

namespace Flitch.Storage.Folders;

/// <summary>
/// The DuckDB instance that all writers of this process share, so that they share one memory limit, and its workspace: a folder for half-done files and spilled
/// memory, swept by whoever comes next when this process dies.
/// </summary>
internal sealed class StorageEngine : IDisposable
{
    // Measured with a million ledger rows: the whole refreshing process stays below 300 MB. A second thread costs a third more processor time and memory, and
    // saves little, as partitions are small; the background threads give freed memory back to the system.
    private const string MemoryLimit = "80MB";
    private const int Threads = 1;

    private readonly DuckDbDataSource _source;
    private readonly Workspace _workspace;

    private StorageEngine(DuckDbDataSource source, Workspace workspace)
    {
        _source = source;
        _workspace = workspace;
    }

    public static StorageEngine Open(string temporaryPath)
    {
        var workspace = Workspace.Create(temporaryPath);
        var settings = new DuckDbConnectionStringBuilder
        {
            DataSource = DuckDbConnectionStringBuilder.InMemory,
            ["memory_limit"] = MemoryLimit,
            ["threads"] = Threads,
            ["temp_directory"] = workspace.Spill,
            ["enable_external_file_cache"] = "false", // a check reads what is on the disk now; files are read once otherwise
            ["autoinstall_known_extensions"] = "false",
            ["allocator_background_threads"] = "true",
            ["allocator_flush_threshold"] = "4MB",
        };
        return new(new DuckDbDataSource(settings.ConnectionString), workspace);
    }

    /// <summary>A connection of its own: temporary tables belong to it. Times are UTC, whatever the machine's zone.</summary>
    public DuckDbConnection Connect()
    {
        var connection = _source.OpenConnection();
        using var command = new DuckDbCommand("SET TimeZone='UTC'", connection);
        command.ExecuteNonQuery();
        return connection;
    }

    /// <summary>A name for a file that is being written; on the same disk as the data, outside every glob.</summary>
    public string NewFile() => Path.Combine(_workspace.Root, $"{Guid.NewGuid():N}.tmp");

    public void Dispose()
    {
        _source.Dispose();
        _workspace.Dispose();
    }
}
