using Flitch.Connectors;
using Flitch.Storage.Datasets;
using Flitch.Storage.Folders;
using Flitch.Storage.Querying;

namespace Flitch.Storage;

/// <summary>The folder that holds everything: its places, its version, and the DuckDB instances of this process: the one that its writers share, and those that answer queries.</summary>
public sealed class DataFolder : IDisposable
{
    /// <summary>The version of the folder's layout that this Flitch writes, and the newest that it opens.</summary>
    public const int Version = 1;

    private readonly Lazy<StorageEngine> _engine;
    private readonly Lazy<QueryPool> _queries;

    private DataFolder(string root, TimeProvider clock)
    {
        Root = root;
        Clock = clock;
        _engine = new(() => StorageEngine.Open(TemporaryPath));
        _queries = new(() => new QueryPool(this));
    }

    /// <summary>Absolute path.</summary>
    public string Root { get; }

    /// <summary>The catalogue's file.</summary>
    public string CatalogPath => Path.Combine(Root, "flitch.db");

    /// <summary>Folder of the Data Protection keys, 0700.</summary>
    public string KeyringPath => Path.Combine(Root, "keyring");

    /// <summary>Folder of the request log.</summary>
    public string RunsPath => Path.Combine(Root, "runs");

    /// <summary>The views for anyone's DuckDB.</summary>
    public string ViewsPath => Path.Combine(Root, "views.sql");

    /// <summary>Folder of the immutable files.</summary>
    public string FilesPath => Path.Combine(Root, "files");

    /// <summary>Folder of manifests and links, one folder per connection.</summary>
    public string ConnectionsPath => Path.Combine(Root, "connections");

    /// <summary>Folder for half-done work, outside every glob; may be emptied whenever no Flitch runs.</summary>
    public string TemporaryPath => Path.Combine(Root, "tmp");

    /// <summary>The clock of commits.</summary>
    public TimeProvider Clock { get; }

    internal StorageEngine Engine => _engine.Value;

    /// <summary>The warm instances that answer queries.</summary>
    internal QueryPool Queries => _queries.Value;

    /// <summary>Hears of each named point of writing; for tests that stop there.</summary>
    public Action<string> Reached { get; internal set; } = static _ => { };

    /// <summary>Opens the folder, creating what is missing: it is checked to be writable and of a version that is known.</summary>
    /// <param name="path">Absolute, or relative to the current directory.</param>
    /// <param name="clock">The clock of commits.</param>
    /// <param name="reached">Hears of each named point of writing, before and after every flush and rename; for tests that end the process there.</param>
    /// <exception cref="FlitchException">Kind storage: a file stands in its place, it cannot be written, its disk is full, or a newer Flitch wrote it.</exception>
    public static DataFolder Open(string path, TimeProvider clock, Action<string>? reached = null)
    {
        var folder = new DataFolder(Path.GetFullPath(path), clock) { Reached = reached ?? (static _ => { }) };
        FolderSetup.Prepare(folder);
        return folder;
    }

    /// <summary>The datasets that have a manifest, by connection and name.</summary>
    public IReadOnlyList<DatasetName> ListDatasets() => DatasetPaths.List(this);

    /// <summary>Removes a dataset's rows, state, history and links. Nothing happens when there is none.</summary>
    /// <param name="name">Which.</param>
    /// <exception cref="FlitchException">Kind storage: somebody is writing it, or it cannot be removed.</exception>
    public void DeleteDataset(DatasetName name) => DatasetRemoval.Delete(this, name);

    /// <summary>Removes all datasets of a connection.</summary>
    /// <param name="connection">The connection's name.</param>
    /// <exception cref="FlitchException">Kind storage: somebody is writing one of them, or it cannot be removed.</exception>
    public void DeleteConnection(string connection) => DatasetRemoval.DeleteAll(this, connection);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_engine.IsValueCreated)
        {
            _engine.Value.Dispose();
        }

        if (_queries.IsValueCreated)
        {
            _queries.Value.Dispose();
        }
    }
}
