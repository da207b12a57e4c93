using Flitch.DuckDb.Native;

namespace Flitch.DuckDb.Types;

/// <summary>Makes DuckDB's own type objects from <see cref="DuckDbType"/>.</summary>
internal static unsafe class LogicalTypes
{
    public static LogicalTypeHandle Create(DuckDbType type) => type.Id switch
    {
        DuckDbTypeId.Decimal => NativeMethods.CreateDecimalType(type.Width, type.Scale),
        DuckDbTypeId.List => WithElement(type, NativeMethods.CreateListType),
        DuckDbTypeId.Array => WithElement(type, element => NativeMethods.CreateArrayType(element, (ulong)type.Length)),
        DuckDbTypeId.Map => CreateMap(type),
        DuckDbTypeId.Struct => CreateStruct(type),
        DuckDbTypeId.Enum => CreateEnum(type),
        DuckDbTypeId.Union => throw new NotSupportedException("UNION columns can be read, not written: use a STRUCT."),
        _ => NativeMethods.CreateLogicalType(type.Id),
    };

    private static LogicalTypeHandle WithElement(DuckDbType type, Func<LogicalTypeHandle, LogicalTypeHandle> create)
    {
        using var element = Create(type.Element!);
        return create(element);
    }

    private static LogicalTypeHandle CreateMap(DuckDbType type)
    {
        using var key = Create(type.Key!);
        using var value = Create(type.Element!);
        return NativeMethods.CreateMapType(key, value);
    }

    private static LogicalTypeHandle CreateStruct(DuckDbType type)
    {
        var fields = type.Fields.Select(field => Create(field.Type)).ToArray();
        try
        {
            using var names = new Utf8Texts(type.Fields.Select(field => field.Name));
            fixed (nint* types = fields.Select(field => field.DangerousGetHandle()).ToArray())
                return NativeMethods.CreateStructType(types, names.Pointer, (ulong)fields.Length);
        }
        finally
        {
            Array.ForEach(fields, field => field.Dispose());
        }
    }

    private static LogicalTypeHandle CreateEnum(DuckDbType type)
    {
        using var names = new Utf8Texts(type.Members);
        return NativeMethods.CreateEnumType(names.Pointer, (ulong)type.Members.Count);
    }
}
