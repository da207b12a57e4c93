using System.Data.Common;
using Flitch.DuckDb.Execution;

namespace Flitch.DuckDb;

/// <summary>
/// Keeps one instance open and hands out connections to it; they share its memory, threads and tables, and are cheap (some microseconds, where
/// opening an instance costs some 40 ms). The instance opens with the first connection and closes when the source and all of its connections are disposed.
/// Safe for use by many threads.
/// </summary>
public sealed class DuckDbDataSource : DbDataSource
{
    private readonly Lock _gate = new();
    private Instance? _instance;
    private bool _disposed;

    /// <summary>A source by its connection string, see <see cref="DuckDbConnectionStringBuilder"/>.</summary>
    public DuckDbDataSource(string connectionString = "Data Source=:memory:") => ConnectionString = connectionString;

    /// <inheritdoc/>
    public override string ConnectionString { get; }

    /// <summary>The clock for command timeouts of its connections.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>A connection, not open yet.</summary>
    /// <exception cref="DuckDbException">The instance cannot be opened.</exception>
    public new DuckDbConnection CreateConnection() => new(ConnectionString, Shared()) { TimeProvider = TimeProvider };

    /// <summary>A connection, open.</summary>
    /// <exception cref="DuckDbException">The instance cannot be opened.</exception>
    public new DuckDbConnection OpenConnection()
    {
        var connection = CreateConnection();
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    protected override DbConnection CreateDbConnection() => CreateConnection();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        lock (_gate)
        {
            _disposed = true;
            _instance?.Dispose();
            _instance = null;
        }

        base.Dispose(disposing);
    }

    /// <inheritdoc/>
    protected override ValueTask DisposeAsyncCore()
    {
        Dispose(true);
        return base.DisposeAsyncCore();
    }

    private Instance Shared()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _instance ??= Instance.Open(new DuckDbConnectionStringBuilder(ConnectionString));
        }
    }
}
