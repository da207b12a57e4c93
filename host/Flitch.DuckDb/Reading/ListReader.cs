using Flitch.DuckDb.Native;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Reading;

/// <summary>LIST: offsets and lengths into a child vector.</summary>
internal sealed unsafe class ListReader(DuckDbType type, VectorReader element) : ItemsReader(type, element)
{
    public override void Attach(nint vector)
    {
        base.Attach(vector);
        Element.Attach(NativeMethods.ListVectorGetChild(vector));
    }

    protected override (ulong Offset, ulong Length) Range(ulong row) => (((ListEntry*)Data)[row].Offset, ((ListEntry*)Data)[row].Length);
}
