using Flitch.DuckDb.Ingestion;
using Flitch.DuckDb.Native;

namespace Flitch.DuckDb.Execution;

/// <summary>One open database; connections made from it share its memory, threads and catalogue.</summary>
internal sealed class Instance : IDisposable
{
    // DuckDB's own register of open files: it makes two connections to one file in this process share one instance, where opening the file
    // twice would corrupt it. It holds nothing open by itself.
    private static readonly InstanceCacheHandle Cache = NativeMethods.CreateInstanceCache();

    private readonly DatabaseHandle _database;

    private Instance(DatabaseHandle database) => _database = database;

    /// <summary>The tables in managed code that this instance's connections can read.</summary>
    public TableRegistry Tables { get; } = new();

    /// <exception cref="DuckDbException">The file cannot be opened, or an option is wrong.</exception>
    public static unsafe Instance Open(DuckDbConnectionStringBuilder settings)
    {
        using var config = Configure(settings.Options);
        var state = NativeMethods.GetOrCreateFromCache(Cache, settings.DataSource, out var database, config, out var error);
        var message = NativeMethods.TakeText(error);
        if (state == State.Error)
        {
            database.Dispose();
            throw new DuckDbException(message ?? $"IO Error: Cannot open database {settings.DataSource}");
        }

        return Start(new Instance(database));
    }

    public ConnectionHandle Connect()
    {
        if (NativeMethods.Connect(_database, out var connection) == State.Success)
            return connection;
        connection.Dispose();
        throw new DuckDbException("Connection Error: Cannot connect to the database", DuckDbErrorType.Connection);
    }

    public void Dispose() => _database.Dispose();

    private static Instance Start(Instance instance)
    {
        try
        {
            // On a connection of its own, so that no transaction that begins later misses the function.
            using var connection = instance.Connect();
            instance.Tables.RegisterFunction(connection);
            return instance;
        }
        catch
        {
            instance.Dispose();
            throw;
        }
    }

    private static ConfigHandle Configure(IEnumerable<KeyValuePair<string, string>> options)
    {
        if (NativeMethods.CreateConfig(out var config) == State.Error)
            throw new DuckDbException("Out of Memory Error: no configuration could be made", DuckDbErrorType.OutOfMemory);
        foreach (var (name, value) in options)
            if (NativeMethods.SetConfig(config, name, value) == State.Error)
            {
                config.Dispose();
                throw new DuckDbException($"Invalid Configuration Error: unrecognized option or value: {name}={value}", DuckDbErrorType.InvalidConfiguration);
            }

        return config;
    }
}
