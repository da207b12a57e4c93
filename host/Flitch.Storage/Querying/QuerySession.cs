using Flitch.Connectors;
using Flitch.DuckDb;
using Flitch.Storage.Datasets;
using Flitch.Storage.Errors;
using Flitch.Storage.Files;
using Flitch.Storage.Folders;
using Flitch.Storage.Manifests;
using Flitch.Storage.Views;

namespace Flitch.Storage.Querying;

/// <summary>
/// A DuckDB instance of its own for one query: views over the files of each dataset's last commit, then a fence around it that it cannot take down. It can read
/// the immutable files, and nothing else; an export can also write its one folder.
/// </summary>
internal sealed class QuerySession : IDisposable
{
    // Tables of people's queries have to fit; nothing is spilled, as the fence leaves no folder to spill to.
    private const string MemoryLimit = "512MB";

    private readonly DataFolder _folder;
    private readonly Dictionary<DatasetName, FlitchException> _broken = [];
    private readonly Dictionary<string, string> _datasetOfFile = new(StringComparer.Ordinal);
    private readonly List<DatasetView> _views = [];

    private QuerySession(DataFolder folder, DuckDbConnection connection)
    {
        _folder = folder;
        Connection = connection;
    }

    public DuckDbConnection Connection { get; }

    /// <summary>Opens a session for a query.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="sql">What a person wrote; checked here.</param>
    /// <param name="exportFolder">A folder that the session may write to; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<QuerySession> OpenAsync(DataFolder folder, string sql, string? exportFolder, CancellationToken cancellationToken)
    {
        var connection = new DuckDbConnection($"Data Source=:memory:;memory_limit={MemoryLimit};autoinstall_known_extensions=false");
        var session = new QuerySession(folder, connection);
        try
        {
            connection.Open();
            var tables = SelectCheck.Check(connection, sql);
            await session.CreateViewsAsync(cancellationToken);
            session.ThrowIfBroken(tables);
            session.Fence(exportFolder);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>An error of DuckDB's in a person's words: a damaged file is ours, all else is the query's.</summary>
    public FlitchException Tell(DuckDbException error)
    {
        var text = error.Message.Split("\n\nLINE ")[0]; // the statement that follows may name every file
        if (_datasetOfFile.FirstOrDefault(f => text.Contains(f.Key, StringComparison.Ordinal)) is { Key: { } path } found)
        {
            return File.Exists(path)
                ? StorageErrors.UnreadableFile(found.Value, path, text, error)
                : StorageErrors.MissingFile(found.Value, path);
        }

        return error.ErrorType == DuckDbErrorType.OutOfMemory ? QueryErrors.Memory(error.Message, error) : QueryErrors.Sql(error.Message, error);
    }

    public void Dispose() => Connection.Dispose();

    private async Task CreateViewsAsync(CancellationToken cancellationToken)
    {
        foreach (var name in _folder.ListDatasets())
        {
            try
            {
                Create(name, (await ManifestFile.ReadAsync(_folder, name, cancellationToken))!);
            }
            catch (FlitchException error)
            {
                _broken[name] = error; // the other datasets can still be queried
            }
        }

        foreach (var union in _views.GroupBy(v => (v.Connector, v.Name)))
        {
            Connection.Run(ViewSql.Schema(union.Key.Connector));
            Try(() => Connection.Run(ViewSql.CreateUnion([.. union.Select(v => (v, Source(v)))])));
        }
    }

    private void Create(DatasetName name, Manifest manifest)
    {
        var paths = new DatasetPaths(_folder, name);
        foreach (var file in manifest.Files.Locate(paths))
        {
            _datasetOfFile[file] = name.ToString();
        }

        Connection.Run(ViewSql.Schema(name.Connection));
        foreach (var view in ViewCatalog.Of(manifest))
        {
            Try(() => Connection.Run(ViewSql.Create(view, Source(view))));
            _views.Add(view);
        }
    }

    private string Source(DatasetView view) =>
        ViewSql.Source(view, ParquetSql.List(view.Files.Select(f => Path.Combine(_folder.FilesPath, f.Path.Replace('/', Path.DirectorySeparatorChar)))));

    private void Try(Action action)
    {
        try
        {
            action();
        }
        catch (DuckDbException error)
        {
            throw Tell(error);
        }
    }

    private void ThrowIfBroken(IReadOnlyList<TableReference> tables)
    {
        var hit = _broken.FirstOrDefault(b => tables.Any(t => IsOf(t, b.Key)));
        if (hit.Value is { } error)
        {
            throw error;
        }
    }

    // main.ledgers, kraken.ledgers, ledgers, main.balance_history.
    private static bool IsOf(TableReference table, DatasetName name) =>
        table.Table == name.Object || table.Table.StartsWith(name.Object + "_", StringComparison.Ordinal);

    // In this order: once external access is off and the configuration locked, nothing of it can be taken back.
    private void Fence(string? exportFolder)
    {
        var folders = new[] { _folder.FilesPath, exportFolder }.OfType<string>().Select(f => SqlText.Literal(f + Path.DirectorySeparatorChar));
        foreach (var setting in new[]
        {
            "SET TimeZone='UTC'",
            "SET temp_directory=''",
            $"SET allowed_directories=[{string.Join(", ", folders)}]",
            "SET enable_external_access=false",
            "SET allow_community_extensions=false",
            "SET lock_configuration=true",
        })
        {
            Connection.Run(setting);
        }
    }
}
