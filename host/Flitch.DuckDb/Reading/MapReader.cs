using Flitch.DuckDb.Native;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Reading;

/// <summary>MAP, which DuckDB keeps as a list of structs of key and value.</summary>
internal sealed unsafe class MapReader(DuckDbType type, VectorReader key, VectorReader value) : VectorReader<Dictionary<object, object?>>(type)
{
    public override void Attach(nint vector)
    {
        base.Attach(vector);
        var entries = NativeMethods.ListVectorGetChild(vector);
        key.Attach(NativeMethods.StructVectorGetChild(entries, 0));
        value.Attach(NativeMethods.StructVectorGetChild(entries, 1));
    }

    public override Dictionary<object, object?> Value(ulong row)
    {
        var entry = ((ListEntry*)Data)[row];
        var map = new Dictionary<object, object?>(checked((int)entry.Length));
        for (var index = entry.Offset; index < entry.Offset + entry.Length; index++)
            map[key.Read(index)] = value.ReadNullable(index);
        return map;
    }
}
