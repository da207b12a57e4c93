using System.Data;
using System.Data.Common;

namespace Flitch.DuckDb;

/// <summary>A transaction; rolled back when disposed without a commit.</summary>
public sealed class DuckDbTransaction : DbTransaction
{
    private readonly DuckDbConnection _connection;

    internal DuckDbTransaction(DuckDbConnection connection)
    {
        _connection = connection;
        if (connection.ActiveTransaction is not null)
            throw new InvalidOperationException("The connection has a transaction already; DuckDB does not nest them.");
        Run("BEGIN TRANSACTION");
        connection.ActiveTransaction = this;
    }

    /// <inheritdoc/>
    public override IsolationLevel IsolationLevel => IsolationLevel.Snapshot;

    /// <inheritdoc/>
    protected override DbConnection? DbConnection => IsOpen ? _connection : null;

    private bool IsOpen => ReferenceEquals(_connection.ActiveTransaction, this);

    /// <inheritdoc/>
    public override void Commit() => End("COMMIT");

    /// <inheritdoc/>
    public override void Rollback() => End("ROLLBACK");

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && IsOpen)
            Rollback();
        base.Dispose(disposing);
    }

    private void End(string statement)
    {
        if (!IsOpen)
            throw new InvalidOperationException("The transaction has ended.");
        _connection.ActiveTransaction = null;
        Run(statement);
    }

    private void Run(string statement)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
