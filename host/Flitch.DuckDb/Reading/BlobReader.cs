using Flitch.DuckDb.Native;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Reading;

/// <summary>BLOB, and types whose only form is bytes.</summary>
internal sealed unsafe class BlobReader(DuckDbType type) : VectorReader<byte[]>(type)
{
    public override byte[] Value(ulong row) => StringEntry.Bytes((StringEntry*)Data + row).ToArray();
}
