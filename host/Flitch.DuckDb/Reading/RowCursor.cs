using Flitch.DuckDb.Execution;
using Flitch.DuckDb.Native;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Reading;

/// <summary>Walks over a result's rows, one chunk (2048 rows at most) in memory at a time.</summary>
internal sealed class RowCursor : IDisposable
{
    private readonly QueryResult? _result;
    private readonly VectorReader[] _readers;
    private ChunkHandle? _chunk;
    private ulong _count;
    private ulong _next;

    /// <summary>Over <paramref name="result"/>; without one, over columns that have no rows.</summary>
    public RowCursor(IReadOnlyList<DuckDbColumn> columns, QueryResult? result)
    {
        Columns = columns;
        _result = result;
        _readers = [.. columns.Select(column => VectorReaderFactory.Create(column.Type))];
        Fetch();
        HasRows = _count > 0;
    }

    public IReadOnlyList<DuckDbColumn> Columns { get; }

    /// <summary>True when the result has at least one row.</summary>
    public bool HasRows { get; }

    /// <summary>True between the first row and the last.</summary>
    public bool OnRow { get; private set; }

    /// <summary>True when the next row is in memory already.</summary>
    public bool NextIsInMemory => _next < _count;

    /// <summary>The row within its chunk.</summary>
    public ulong Row => _next - 1;

    public VectorReader this[int column] => _readers[column];

    /// <summary>Goes to the next row, or returns false when there is none.</summary>
    public bool Next()
    {
        if (_next >= _count)
            Fetch();
        OnRow = _next < _count;
        if (OnRow)
            _next++;
        return OnRow;
    }

    /// <summary>Drops the chunk in memory and fetches the next, or returns false when there is none.</summary>
    public bool Skip()
    {
        Fetch();
        return _count > 0;
    }

    public void Dispose()
    {
        OnRow = false;
        _count = 0;
        _chunk?.Dispose();
        _result?.Dispose();
    }

    private void Fetch()
    {
        _chunk?.Dispose();
        (_next, _count) = (0, 0);
        _chunk = _result?.Fetch();
        if (_chunk is null)
            return;
        _count = NativeMethods.DataChunkGetSize(_chunk);
        for (var column = 0; column < _readers.Length; column++)
            _readers[column].Attach(NativeMethods.DataChunkGetVector(_chunk, (ulong)column));
    }
}
