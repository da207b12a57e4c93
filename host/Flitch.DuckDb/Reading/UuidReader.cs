using System.Runtime.CompilerServices;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Reading;

/// <summary>UUID.</summary>
internal sealed unsafe class UuidReader(DuckDbType type) : VectorReader<Guid>(type)
{
    public override Guid Value(ulong row) => UuidBits.ToGuid(Unsafe.ReadUnaligned<UInt128>(Data + (row * 16)));
}
