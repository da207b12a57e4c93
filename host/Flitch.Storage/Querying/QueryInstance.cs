using Flitch.DuckDb;
using Flitch.Storage.Files;

namespace Flitch.Storage.Querying;

/// <summary>
/// A DuckDB instance behind the fence, with views that follow the datasets' commits. It can read the immutable files, and nothing else; one for an export can also write
/// its one folder. What its connections need is set before the fence locks the configuration, so their number is fixed.
/// </summary>
internal sealed class QueryInstance : IDisposable
{
    private readonly Stack<QueryConnection> _idle = [];
    private readonly List<DuckDbConnection> _all = [];
    private readonly DuckDbDataSource _source;

    private QueryInstance(DuckDbDataSource source, InstanceViews views)
    {
        _source = source;
        Views = views;
    }

    public InstanceViews Views { get; }

    /// <summary>Whether something went wrong in it that it may not have got over.</summary>
    public bool IsSpoilt { get; set; }

    /// <summary>When it was last given back.</summary>
    public DateTimeOffset IdleSince { get; set; }

    public static QueryInstance Open(DataFolder folder, QueryLimits limits, string? exportFolder = null)
    {
        var source = new DuckDbDataSource($"Data Source=:memory:;memory_limit={limits.Memory};autoinstall_known_extensions=false");
        try
        {
            var keeper = Connect(source);
            var instance = new QueryInstance(source, new InstanceViews(keeper));
            instance._all.Add(keeper);
            for (var i = 0; i < limits.Connections; i++)
            {
                var connection = Connect(source);
                instance._all.Add(connection);
                instance._idle.Push(new QueryConnection(connection));
            }

            Fence(keeper, folder, exportFolder);
            return instance;
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>How many of its connections are out.</summary>
    public int InUse => _all.Count - 1 - _idle.Count;

    /// <summary>A connection that nobody uses.</summary>
    public QueryConnection Take() => _idle.Pop();

    public void Return(QueryConnection connection) => _idle.Push(connection);

    public void Dispose()
    {
        foreach (var connection in _all)
        {
            connection.Dispose();
        }

        _source.Dispose();
    }

    // DuckDB gives an error's place only in its JSON form.
    private static DuckDbConnection Connect(DuckDbDataSource source)
    {
        var connection = source.OpenConnection();
        connection.Run("SET TimeZone='UTC'");
        connection.Run("SET errors_as_json=true");
        return connection;
    }

    // In this order: once external access is off and the configuration locked, nothing of it can be taken back.
    private static void Fence(DuckDbConnection connection, DataFolder folder, string? exportFolder)
    {
        var folders = new[] { folder.FilesPath, exportFolder }.OfType<string>().Select(f => SqlText.Literal(f + Path.DirectorySeparatorChar));
        foreach (var setting in new[]
        {
            "SET GLOBAL parquet_metadata_cache=true",
            "SET temp_directory=''",
            $"SET allowed_directories=[{string.Join(", ", folders)}]",
            "SET enable_external_access=false",
            "SET allow_community_extensions=false",
            "SET lock_configuration=true",
        })
        {
            connection.Run(setting);
        }
    }
}
