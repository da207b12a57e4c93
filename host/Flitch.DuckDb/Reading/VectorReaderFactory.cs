using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Reading;

/// <summary>The reader for each type.</summary>
internal static class VectorReaderFactory
{
    public static VectorReader Create(DuckDbType type) => type.Id switch
    {
        DuckDbTypeId.Varchar => new StringReader(type),
        DuckDbTypeId.Decimal => new DecimalReader(type),
        DuckDbTypeId.Blob or DuckDbTypeId.Geometry => new BlobReader(type),
        DuckDbTypeId.Uuid => new UuidReader(type),
        DuckDbTypeId.Enum => new EnumReader(type),
        DuckDbTypeId.Bit => new BitReader(type),
        DuckDbTypeId.BigNum => new BigNumReader(type),
        _ => Number(type) ?? Temporal(type) ?? Nested(type) ?? new UnreadableReader(type),
    };

    private static VectorReader? Number(DuckDbType type) => type.Id switch
    {
        DuckDbTypeId.Boolean => new FixedReader<bool>(type),
        DuckDbTypeId.TinyInt => new FixedReader<sbyte>(type),
        DuckDbTypeId.SmallInt => new FixedReader<short>(type),
        DuckDbTypeId.Integer => new FixedReader<int>(type),
        DuckDbTypeId.BigInt => new FixedReader<long>(type),
        DuckDbTypeId.HugeInt => new FixedReader<Int128>(type),
        DuckDbTypeId.UTinyInt => new FixedReader<byte>(type),
        DuckDbTypeId.USmallInt => new FixedReader<ushort>(type),
        DuckDbTypeId.UInteger => new FixedReader<uint>(type),
        DuckDbTypeId.UBigInt => new FixedReader<ulong>(type),
        DuckDbTypeId.UHugeInt => new FixedReader<UInt128>(type),
        DuckDbTypeId.Float => new FixedReader<float>(type),
        DuckDbTypeId.Double => new FixedReader<double>(type),
        _ => null,
    };

    private static VectorReader? Temporal(DuckDbType type) => type.Id switch
    {
        DuckDbTypeId.Date => new DateReader(type),
        DuckDbTypeId.Time or DuckDbTypeId.TimeNs => new TimeReader(type),
        DuckDbTypeId.TimeTz => new TimeTzReader(type),
        DuckDbTypeId.Timestamp or DuckDbTypeId.TimestampS or DuckDbTypeId.TimestampMs or DuckDbTypeId.TimestampNs => new TimestampReader(type),
        DuckDbTypeId.TimestampTz => new TimestampTzReader(type),
        DuckDbTypeId.Interval => new IntervalReader(type),
        _ => null,
    };

    private static VectorReader? Nested(DuckDbType type) => type.Id switch
    {
        DuckDbTypeId.List => new ListReader(type, Create(type.Element!)),
        DuckDbTypeId.Array => new ArrayReader(type, Create(type.Element!)),
        DuckDbTypeId.Struct => new StructReader(type, Fields(type)),
        DuckDbTypeId.Map => new MapReader(type, Create(type.Key!), Create(type.Element!)),
        DuckDbTypeId.Union => new UnionReader(type, Fields(type)),
        _ => null,
    };

    private static VectorReader[] Fields(DuckDbType type) => [.. type.Fields.Select(field => Create(field.Type))];
}
