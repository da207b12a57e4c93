using Flitch.DuckDb.Native;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Reading;

/// <summary>STRUCT, as a dictionary from field name to value.</summary>
internal sealed class StructReader(DuckDbType type, IReadOnlyList<VectorReader> fields) : VectorReader<Dictionary<string, object?>>(type)
{
    public override void Attach(nint vector)
    {
        base.Attach(vector);
        for (var index = 0; index < fields.Count; index++)
            fields[index].Attach(NativeMethods.StructVectorGetChild(vector, (ulong)index));
    }

    public override Dictionary<string, object?> Value(ulong row)
    {
        var values = new Dictionary<string, object?>(fields.Count);
        for (var index = 0; index < fields.Count; index++)
            values[Type.Fields[index].Name] = fields[index].ReadNullable(row);
        return values;
    }
}
