using System.Collections;
using System.Data;
using System.Data.Common;
using Flitch.DuckDb.Execution;
using Flitch.DuckDb.Reading;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb;

/// <summary>
/// Rows as they are made: a result of any size takes the memory of one chunk. The .NET types: DECIMAL → <see cref="decimal"/> (more than its digits:
/// <see cref="DuckDbDecimal"/>), HUGEINT → <see cref="Int128"/>, UHUGEINT → <see cref="UInt128"/>, BIGNUM → <see cref="System.Numerics.BigInteger"/>,
/// DATE → <see cref="DateOnly"/>, TIME → <see cref="TimeOnly"/>, TIMESTAMP → <see cref="DateTime"/>, TIMESTAMP WITH TIME ZONE → <see cref="DateTimeOffset"/> in
/// UTC, INTERVAL → <see cref="DuckDbInterval"/>, UUID → <see cref="Guid"/>, BLOB → byte[], ENUM, BIT and TIME WITH TIME ZONE → string, LIST and ARRAY →
/// <see cref="List{T}"/> of the nullable element, STRUCT → Dictionary by field name, MAP → Dictionary. Nothing is ever rounded: a date or time that .NET cannot
/// hold (infinite, out of range, nanoseconds) comes from <see cref="GetValue"/> as DuckDB's own text, and the typed methods throw.
/// </summary>
public sealed partial class DuckDbDataReader : DbDataReader
{
    private readonly ReaderContext _context;
    private readonly StatementCursor _statements;
    private RowCursor? _rows;
    private bool _failed;
    private bool _closed;

    private DuckDbDataReader(ReaderContext context)
    {
        _context = context;
        _statements = new StatementCursor(context);
        context.Connection.ActiveReader = this;
    }

    /// <inheritdoc/>
    public override int Depth => 0;

    /// <inheritdoc/>
    public override int FieldCount => _rows?.Columns.Count ?? 0;

    /// <inheritdoc/>
    public override bool HasRows => _rows?.HasRows ?? false;

    /// <inheritdoc/>
    public override bool IsClosed => _closed;

    /// <summary>Rows changed by the statements so far; -1 when none of them changes rows.</summary>
    public override int RecordsAffected => checked((int)_statements.RecordsAffected);

    /// <inheritdoc/>
    public override object this[int ordinal] => GetValue(ordinal);

    /// <inheritdoc/>
    public override object this[string name] => GetValue(GetOrdinal(name));

    /// <inheritdoc/>
    public override bool Read() => Rows() is { } rows && (rows.NextIsInMemory ? rows.Next() : Guard(_ => rows.Next(), default));

    /// <summary>Goes to the next row; when it is not in memory yet, it is fetched on the thread pool.</summary>
    public override Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            _failed = true;
            return Task.FromCanceled<bool>(cancellationToken);
        }

        if (Rows() is not { } rows)
            return Task.FromResult(false);
        return rows.NextIsInMemory ? Task.FromResult(rows.Next()) : Task.Run(() => Guard(_ => rows.Next(), cancellationToken), cancellationToken);
    }

    /// <summary>Runs the statements up to the next that gives rows.</summary>
    public override bool NextResult() => Advance(default);

    /// <inheritdoc/>
    public override Task<bool> NextResultAsync(CancellationToken cancellationToken) => Task.Run(() => Advance(cancellationToken), cancellationToken);

    /// <summary>Runs the statements that are left, unless something failed or was cancelled, and frees the result.</summary>
    public override void Close()
    {
        try
        {
            while (!_closed && !_failed && !_context.Cancellation.IsCancelled && Advance(default))
                continue;
        }
        finally
        {
            Abandon();
        }
    }

    /// <inheritdoc/>
    public override IEnumerator GetEnumerator() => new DbEnumerator(this, closeReader: false);

    internal static DuckDbDataReader Start(ReaderContext context, CancellationToken token)
    {
        var reader = new DuckDbDataReader(context);
        try
        {
            reader.Advance(token);
            return reader;
        }
        catch
        {
            reader.Abandon();
            throw;
        }
    }

    internal bool Advance(CancellationToken token)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        _rows?.Dispose();
        _rows = null;
        _rows = Guard(_statements.Next, token);
        return _rows is not null;
    }

    /// <summary>Runs everything to its end, rows included, and tells how many rows were changed.</summary>
    internal int Finish(CancellationToken token)
    {
        do
            while (_rows is { } rows && Guard(_ => rows.Skip(), token))
                continue;
        while (Advance(token));
        return RecordsAffected;
    }

    /// <summary>Frees everything without running the statements that are left.</summary>
    internal void Abandon()
    {
        if (_closed)
            return;
        _closed = true;
        _rows?.Dispose();
        _statements.Dispose();
        _context.Cancellation.Dispose();
        _context.Connection.ActiveReader = null;
        if (_context.Behavior.HasFlag(CommandBehavior.CloseConnection))
            _context.Connection.Close();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Close();
        base.Dispose(disposing);
    }

    private RowCursor? Rows()
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        return _rows;
    }

    private T Guard<T>(Func<CancellationToken, T> step, CancellationToken token)
    {
        using var watch = _context.Cancellation.Watch(token);
        try
        {
            _context.Cancellation.ThrowIfEnded(token);
            return step(token);
        }
        catch (DuckDbException error)
        {
            _failed = true;
            throw _context.Cancellation.Explain(WithCause(error), token);
        }
        catch
        {
            _failed = true;
            throw;
        }
    }

    private DuckDbException WithCause(DuckDbException error) =>
        _context.Connection.TakeTableFailure() is { } cause ? new DuckDbException(error.Message, error.ErrorType, cause) : error;
}
