using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Reading;

/// <summary>ENUM, as text; the vector holds indices of 8, 16 or 32 bits by the number of members.</summary>
internal sealed unsafe class EnumReader(DuckDbType type) : VectorReader<string>(type)
{
    public override string Value(ulong row) => Type.Members[Index(row)];

    private int Index(ulong row) => Type.Members.Count switch
    {
        <= byte.MaxValue => Data[row],
        <= ushort.MaxValue => ((ushort*)Data)[row],
        _ => ((int*)Data)[row],
    };
}
