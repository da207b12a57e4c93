using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Flitch.DuckDb.Execution;
using Flitch.DuckDb.Ingestion;
using Flitch.DuckDb.Native;

namespace Flitch.DuckDb;

/// <summary>
/// A connection to a DuckDB database. One made from a connection string opens an instance of its own (some 40 ms, and its own memory database);
/// one from a <see cref="DuckDbDataSource"/> shares the source's. A connection serves one thread and one reader at a time; only
/// <see cref="DuckDbCommand.Cancel"/> may come from another.
/// </summary>
public sealed class DuckDbConnection : DbConnection
{
    private readonly Instance? _shared;
    private string _connectionString = "";
    private Instance? _instance;
    private ConnectionHandle? _handle;
    private RegisteredTables? _tables;

    /// <summary>A connection whose string is still to be set.</summary>
    public DuckDbConnection()
    {
    }

    /// <summary>A connection by its string, see <see cref="DuckDbConnectionStringBuilder"/>.</summary>
    public DuckDbConnection(string connectionString) => ConnectionString = connectionString;

    internal DuckDbConnection(string connectionString, Instance shared)
        : this(connectionString) => _shared = shared;

    /// <inheritdoc/>
    [AllowNull]
    public override string ConnectionString
    {
        get => _connectionString;
        set
        {
            if (_handle is not null)
                throw new InvalidOperationException("The connection is open; close it before changing its string.");
            _connectionString = value ?? "";
        }
    }

    /// <summary>The clock for command timeouts.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Always <c>main</c>, the schema that DuckDB begins with.</summary>
    public override string Database => "main";

    /// <inheritdoc/>
    public override string DataSource => new DuckDbConnectionStringBuilder(_connectionString).DataSource;

    /// <summary>DuckDB's version, such as <c>v1.5.5</c>.</summary>
    public override unsafe string ServerVersion => NativeMethods.Text(NativeMethods.LibraryVersion())!;

    /// <inheritdoc/>
    public override ConnectionState State => _handle is null ? ConnectionState.Closed : ConnectionState.Open;

    /// <inheritdoc/>
    protected override DbProviderFactory DbProviderFactory => DuckDbProviderFactory.Instance;

    /// <summary>The open connection of the C API.</summary>
    internal ConnectionHandle Handle => _handle ?? throw new InvalidOperationException("The connection is not open.");

    /// <summary>The reader that uses the connection at this moment.</summary>
    internal DuckDbDataReader? ActiveReader { get; set; }

    /// <summary>The transaction that is open.</summary>
    internal DuckDbTransaction? ActiveTransaction { get; set; }

    /// <summary>Opens the database.</summary>
    /// <exception cref="DuckDbException">The file cannot be opened, or an option is wrong.</exception>
    /// <exception cref="InvalidOperationException">The connection is open already.</exception>
    public override void Open()
    {
        if (_handle is not null)
            throw new InvalidOperationException("The connection is open already.");
        var instance = _shared ?? (_instance = Instance.Open(new DuckDbConnectionStringBuilder(_connectionString)));
        try
        {
            _handle = instance.Connect();
            _tables = new RegisteredTables(this, instance.Tables);
        }
        catch
        {
            Close();
            throw;
        }

        OnStateChange(new StateChangeEventArgs(ConnectionState.Closed, ConnectionState.Open));
    }

    /// <summary>Ends the reader and rolls the transaction back if there are any, forgets the registered tables, and closes.</summary>
    public override void Close()
    {
        var wasOpen = _handle is not null;
        ActiveReader?.Abandon();
        ActiveTransaction = null;
        _tables?.Dispose();
        _handle?.Dispose();
        _instance?.Dispose();
        (_tables, _handle, _instance) = (null, null, null);
        if (wasOpen)
            OnStateChange(new StateChangeEventArgs(ConnectionState.Open, ConnectionState.Closed));
    }

    /// <summary>Not for DuckDB: run <c>USE name</c>.</summary>
    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException("Run USE to change the database or schema.");

    /// <summary>A command on this connection.</summary>
    public new DuckDbCommand CreateCommand() => new() { Connection = this };

    /// <summary>Begins a transaction (DuckDB knows snapshot isolation only).</summary>
    public new DuckDbTransaction BeginTransaction() => new(this);

    /// <summary>
    /// Makes <paramref name="table"/> readable on this connection as a temporary view of that name; one registered under the same name before is replaced.
    /// The view can be read any number of times, until <see cref="UnregisterTable"/>, the connection's end, or the rollback of a transaction that it was made in.
    /// </summary>
    public void RegisterTable(string name, DuckDbTable table) => Tables.Register(name, table);

    /// <summary>Removes a table registered by <see cref="RegisterTable"/>; nothing happens when there is none.</summary>
    public void UnregisterTable(string name) => Tables.Unregister(name);

    /// <summary>Takes the exception that a registered table threw since the last call, if any: the cause of a query's failure.</summary>
    internal Exception? TakeTableFailure() => _tables?.TakeFailure();

    /// <inheritdoc/>
    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => isolationLevel is IsolationLevel.Unspecified or IsolationLevel.Snapshot
        ? BeginTransaction()
        : throw new NotSupportedException($"DuckDB has snapshot isolation only, not {isolationLevel}.");

    /// <inheritdoc/>
    protected override DbCommand CreateDbCommand() => CreateCommand();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Close();
        base.Dispose(disposing);
    }

    private RegisteredTables Tables => _tables ?? throw new InvalidOperationException("The connection is not open.");
}
