using Flitch.DuckDb.Native;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Reading;

/// <summary>STRUCT, as a dictionary from field name (or place, from 1 on) to value.</summary>
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
            values[Name(index)] = fields[index].ReadNullable(row);
        return values;
    }

    // ROW(1, 2) has fields without names: they go by their place.
    private string Name(int index) => Type.Fields[index].Name is { Length: > 0 } name ? name : $"{index + 1}";
}
