using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Ingestion;

/// <summary>Which .NET type DuckDB keeps a type as.</summary>
internal static class PhysicalTypes
{
    public static bool Matches<T>(DuckDbType type) => typeof(T) == Of(type);

    private static Type? Of(DuckDbType type) => type.Id switch
    {
        DuckDbTypeId.Boolean => typeof(bool),
        DuckDbTypeId.TinyInt => typeof(sbyte),
        DuckDbTypeId.SmallInt => typeof(short),
        DuckDbTypeId.Integer or DuckDbTypeId.Date => typeof(int),
        DuckDbTypeId.HugeInt => typeof(Int128),
        DuckDbTypeId.UTinyInt => typeof(byte),
        DuckDbTypeId.USmallInt => typeof(ushort),
        DuckDbTypeId.UInteger => typeof(uint),
        DuckDbTypeId.UBigInt => typeof(ulong),
        DuckDbTypeId.UHugeInt => typeof(UInt128),
        DuckDbTypeId.Float => typeof(float),
        DuckDbTypeId.Double => typeof(double),
        DuckDbTypeId.Interval => typeof(DuckDbInterval),
        DuckDbTypeId.Uuid => typeof(Guid),
        DuckDbTypeId.Decimal => type.Width switch { <= 4 => typeof(short), <= 9 => typeof(int), <= 18 => typeof(long), _ => typeof(Int128) },
        DuckDbTypeId.Enum => type.Members.Count switch { <= byte.MaxValue => typeof(byte), <= ushort.MaxValue => typeof(ushort), _ => typeof(uint) },
        DuckDbTypeId.BigInt or DuckDbTypeId.Time or DuckDbTypeId.TimeNs or DuckDbTypeId.Timestamp or DuckDbTypeId.TimestampS or DuckDbTypeId.TimestampMs
            or DuckDbTypeId.TimestampNs or DuckDbTypeId.TimestampTz => typeof(long),
        _ => null,
    };
}
