using Flitch.DuckDb.Native;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Reading;

/// <summary>ARRAY: every row has as many elements as the type says.</summary>
internal sealed class ArrayReader(DuckDbType type, VectorReader element) : ItemsReader(type, element)
{
    public override void Attach(nint vector)
    {
        base.Attach(vector);
        Element.Attach(NativeMethods.ArrayVectorGetChild(vector));
    }

    protected override (ulong Offset, ulong Length) Range(ulong row) => (row * (ulong)Type.Length, (ulong)Type.Length);
}
