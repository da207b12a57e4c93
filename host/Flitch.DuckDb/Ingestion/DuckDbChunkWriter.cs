using Flitch.DuckDb.Native;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Ingestion;

/// <summary>The chunk to be filled: one vector per column that the query needs.</summary>
public readonly ref struct DuckDbChunkWriter
{
    private readonly nint _chunk;
    private readonly IReadOnlyList<DuckDbType> _types;

    internal DuckDbChunkWriter(nint chunk, IReadOnlyList<DuckDbType> types) => (_chunk, _types) = (chunk, types);

    /// <summary>Rows that a chunk holds at most: 2048.</summary>
    public static int Capacity { get; } = checked((int)NativeMethods.VectorSize());

    /// <summary>How many columns the query needs.</summary>
    public int ColumnCount => _types.Count;

    /// <summary>The vector of a column.</summary>
    /// <param name="column">The place in the list that <see cref="DuckDbTable.OpenScan"/> got.</param>
    /// <param name="row">The row to begin writing at.</param>
    public DuckDbVectorWriter Column(int column, int row = 0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)row, (uint)Capacity);
        return new DuckDbVectorWriter(NativeMethods.DataChunkGetVector(_chunk, (ulong)column), _types[column], row, Capacity);
    }
}
