using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Flitch.DuckDb.Execution;

namespace Flitch.DuckDb;

/// <summary>
/// SQL to run: one statement, or several divided by semicolons, which run in turn. <see cref="DbCommand.ExecuteReader()"/> and its async form stop at the first
/// that gives rows; the others follow with <see cref="DbDataReader.NextResult"/> or when the reader is closed. The async methods run on the thread pool, so that
/// their caller never waits; cancelling any of them interrupts the query and throws <see cref="OperationCanceledException"/>.
/// </summary>
public sealed class DuckDbCommand : DbCommand
{
    private string _commandText = "";
    private DuckDbConnection? _connection;
    private CommandCancellation? _running;
    private StatementBatch? _prepared;

    /// <summary>A command to be filled.</summary>
    public DuckDbCommand()
    {
    }

    /// <summary>A command with its SQL.</summary>
    public DuckDbCommand(string commandText, DuckDbConnection? connection = null) => (CommandText, Connection) = (commandText, connection);

    /// <inheritdoc/>
    [AllowNull]
    public override string CommandText
    {
        get => _commandText;
        set
        {
            ForgetPrepared();
            _commandText = value ?? "";
        }
    }

    /// <summary>Seconds from the start until the query is interrupted, reading its rows included; 0, the default, is no limit.</summary>
    public override int CommandTimeout { get; set; }

    /// <summary>Text; DuckDB has no other.</summary>
    public override CommandType CommandType
    {
        get => CommandType.Text;
        set
        {
            if (value != CommandType.Text)
                throw new NotSupportedException("DuckDB knows commands of text only.");
        }
    }

    /// <inheritdoc/>
    public override bool DesignTimeVisible { get; set; }

    /// <inheritdoc/>
    public override UpdateRowSource UpdatedRowSource { get; set; }

    /// <summary>The connection to run on.</summary>
    public new DuckDbConnection? Connection
    {
        get => _connection;
        set
        {
            ForgetPrepared();
            _connection = value;
        }
    }

    /// <summary>The values of the SQL's parameters.</summary>
    public new DuckDbParameterCollection Parameters { get; } = new();

    /// <inheritdoc/>
    protected override DbConnection? DbConnection
    {
        get => Connection;
        set => Connection = (DuckDbConnection?)value;
    }

    /// <inheritdoc/>
    protected override DbParameterCollection DbParameterCollection => Parameters;

    /// <inheritdoc/>
    protected override DbTransaction? DbTransaction { get; set; }

    /// <summary>Interrupts the command if it runs or is being read; from any thread.</summary>
    public override void Cancel() => _running?.Cancel();

    /// <summary>Parses the SQL now and keeps what running it prepares, so that running the command again with other values does neither.</summary>
    public override void Prepare() => _prepared ??= StatementBatch.Parse(OpenConnection().Handle, CommandText);

    /// <summary>Runs the command and returns how many rows its statements changed, or -1 when none of them changes rows.</summary>
    public override int ExecuteNonQuery()
    {
        using var reader = Execute(CommandBehavior.Default, default);
        return reader.Finish(default);
    }

    /// <summary>The first value of the first row; null when there is no row, <see cref="DBNull"/> when it is NULL.</summary>
    public override object? ExecuteScalar()
    {
        using var reader = Execute(CommandBehavior.Default, default);
        return reader.Read() && reader.FieldCount > 0 ? reader.GetValue(0) : null;
    }

    /// <summary>Runs the command up to its first rows.</summary>
    public new DuckDbDataReader ExecuteReader(CommandBehavior behavior = CommandBehavior.Default) => Execute(behavior, default);

    /// <summary>Runs the command up to its first rows, on the thread pool.</summary>
    public new Task<DuckDbDataReader> ExecuteReaderAsync(CancellationToken cancellationToken = default) => ExecuteReaderAsync(CommandBehavior.Default, cancellationToken);

    /// <summary>Runs the command up to its first rows, or tells its columns only, on the thread pool.</summary>
    public new Task<DuckDbDataReader> ExecuteReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken) =>
        Task.Run(() => Execute(behavior, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public override Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var reader = Execute(CommandBehavior.Default, cancellationToken);
            return reader.Finish(cancellationToken);
        },
        cancellationToken);

    /// <inheritdoc/>
    public override Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var reader = Execute(CommandBehavior.Default, cancellationToken);
            return reader.Read() && reader.FieldCount > 0 ? reader.GetValue(0) : null;
        },
        cancellationToken);

    /// <inheritdoc/>
    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Execute(behavior, default);

    /// <inheritdoc/>
    protected override async Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken) =>
        await Task.Run(() => Execute(behavior, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    protected override DbParameter CreateDbParameter() => new DuckDbParameter();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            ForgetPrepared();
        base.Dispose(disposing);
    }

    private DuckDbDataReader Execute(CommandBehavior behavior, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        var connection = OpenConnection();
        if (connection.ActiveReader is not null)
            throw new InvalidOperationException("The connection has an open reader: dispose it first, or use another connection of the same data source.");
        var statements = _prepared ?? StatementBatch.Parse(connection.Handle, CommandText);
        var cancellation = new CommandCancellation(connection.Handle, TimeSpan.FromSeconds(CommandTimeout), connection.TimeProvider);
        _running = cancellation;
        return DuckDbDataReader.Start(new ReaderContext(connection, statements, OwnsStatements: _prepared is null, Parameters, cancellation, behavior), token);
    }

    private DuckDbConnection OpenConnection() => _connection is { State: ConnectionState.Open } connection
        ? connection
        : throw new InvalidOperationException("The command needs an open connection.");

    private void ForgetPrepared()
    {
        _prepared?.Dispose();
        _prepared = null;
    }
}
