using Flitch.DuckDb.Native;

namespace Flitch.DuckDb.Types;

/// <summary>Describes DuckDB's own type objects as <see cref="DuckDbType"/>.</summary>
internal static unsafe class DuckDbTypeReader
{
    private delegate LogicalTypeHandle Part(LogicalTypeHandle type, ulong index);

    private delegate byte* Name(LogicalTypeHandle type, ulong index);

    /// <summary>Describes <paramref name="handle"/> and disposes it.</summary>
    public static DuckDbType Take(LogicalTypeHandle handle)
    {
        using (handle)
            return Read(handle);
    }

    private static DuckDbType Read(LogicalTypeHandle handle) => NativeMethods.GetTypeId(handle) switch
    {
        DuckDbTypeId.Decimal => DuckDbType.Decimal(NativeMethods.DecimalWidth(handle), NativeMethods.DecimalScale(handle)),
        DuckDbTypeId.List => DuckDbType.List(Take(NativeMethods.ListChildType(handle))),
        DuckDbTypeId.Array => DuckDbType.Array(Take(NativeMethods.ArrayChildType(handle)), checked((int)NativeMethods.ArrayLength(handle))),
        DuckDbTypeId.Map => DuckDbType.Map(Take(NativeMethods.MapKeyType(handle)), Take(NativeMethods.MapValueType(handle))),
        DuckDbTypeId.Struct => DuckDbType.Struct(Fields(handle, NativeMethods.StructChildCount(handle), NativeMethods.StructChildName, NativeMethods.StructChildType)),
        DuckDbTypeId.Union => DuckDbType.Union(Fields(handle, NativeMethods.UnionMemberCount(handle), NativeMethods.UnionMemberName, NativeMethods.UnionMemberType)),
        DuckDbTypeId.Enum => DuckDbType.Enum(Members(handle)),
        var id => DuckDbType.Simple(id, NativeMethods.TakeText(NativeMethods.LogicalTypeGetAlias(handle))),
    };

    private static DuckDbColumn[] Fields(LogicalTypeHandle handle, ulong count, Name name, Part part)
    {
        var fields = new DuckDbColumn[count];
        for (var index = 0; index < fields.Length; index++)
            fields[index] = new DuckDbColumn(NativeMethods.TakeText(name(handle, (ulong)index))!, Take(part(handle, (ulong)index)));
        return fields;
    }

    private static string[] Members(LogicalTypeHandle handle)
    {
        var members = new string[NativeMethods.EnumDictionarySize(handle)];
        for (var index = 0; index < members.Length; index++)
            members[index] = NativeMethods.TakeText(NativeMethods.EnumDictionaryValue(handle, (ulong)index))!;
        return members;
    }
}
