using Flitch.DuckDb.Native;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Reading;

/// <summary>UNION: a tag (child 0) says which of the other children holds the row's value.</summary>
internal sealed unsafe class UnionReader(DuckDbType type, IReadOnlyList<VectorReader> members) : VectorReader(type)
{
    private byte* _tags;

    public override Type ClrType => typeof(object);

    public override void Attach(nint vector)
    {
        base.Attach(vector);
        _tags = NativeMethods.VectorGetData(NativeMethods.StructVectorGetChild(vector, 0));
        for (var index = 0; index < members.Count; index++)
            members[index].Attach(NativeMethods.StructVectorGetChild(vector, (ulong)index + 1));
    }

    public override bool IsNull(ulong row) => base.IsNull(row) || members[_tags[row]].IsNull(row);

    public override object Read(ulong row) => members[_tags[row]].Read(row);
}
