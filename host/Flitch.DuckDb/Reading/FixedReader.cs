using System.Runtime.CompilerServices;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Reading;

/// <summary>Numbers and booleans, which lie in the vector as .NET keeps them.</summary>
internal sealed unsafe class FixedReader<TValue>(DuckDbType type) : VectorReader<TValue>(type)
    where TValue : unmanaged
{
    // Unaligned, because DuckDB promises 8 bytes and Int128 wants 16.
    public override TValue Value(ulong row) => Unsafe.ReadUnaligned<TValue>(Data + (row * (ulong)sizeof(TValue)));
}
