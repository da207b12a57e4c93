namespace Flitch.DuckDb.Types;

public sealed partial class DuckDbType
{
    /// <summary>True or false.</summary>
    public static DuckDbType Boolean { get; } = new(DuckDbTypeId.Boolean);

    /// <summary>8 bits, signed.</summary>
    public static DuckDbType TinyInt { get; } = new(DuckDbTypeId.TinyInt);

    /// <summary>16 bits, signed.</summary>
    public static DuckDbType SmallInt { get; } = new(DuckDbTypeId.SmallInt);

    /// <summary>32 bits, signed.</summary>
    public static DuckDbType Integer { get; } = new(DuckDbTypeId.Integer);

    /// <summary>64 bits, signed.</summary>
    public static DuckDbType BigInt { get; } = new(DuckDbTypeId.BigInt);

    /// <summary>128 bits, signed.</summary>
    public static DuckDbType HugeInt { get; } = new(DuckDbTypeId.HugeInt);

    /// <summary>8 bits, unsigned.</summary>
    public static DuckDbType UTinyInt { get; } = new(DuckDbTypeId.UTinyInt);

    /// <summary>16 bits, unsigned.</summary>
    public static DuckDbType USmallInt { get; } = new(DuckDbTypeId.USmallInt);

    /// <summary>32 bits, unsigned.</summary>
    public static DuckDbType UInteger { get; } = new(DuckDbTypeId.UInteger);

    /// <summary>64 bits, unsigned.</summary>
    public static DuckDbType UBigInt { get; } = new(DuckDbTypeId.UBigInt);

    /// <summary>128 bits, unsigned.</summary>
    public static DuckDbType UHugeInt { get; } = new(DuckDbTypeId.UHugeInt);

    /// <summary>32 bits, binary floating point.</summary>
    public static DuckDbType Float { get; } = new(DuckDbTypeId.Float);

    /// <summary>64 bits, binary floating point.</summary>
    public static DuckDbType Double { get; } = new(DuckDbTypeId.Double);

    /// <summary>UTF-8 text.</summary>
    public static DuckDbType Varchar { get; } = new(DuckDbTypeId.Varchar);

    /// <summary>Bytes.</summary>
    public static DuckDbType Blob { get; } = new(DuckDbTypeId.Blob);

    /// <summary>Days since 1970-01-01.</summary>
    public static DuckDbType Date { get; } = new(DuckDbTypeId.Date);

    /// <summary>Microseconds since midnight.</summary>
    public static DuckDbType Time { get; } = new(DuckDbTypeId.Time);

    /// <summary>Microseconds since 1970-01-01, without a zone.</summary>
    public static DuckDbType Timestamp { get; } = new(DuckDbTypeId.Timestamp);

    /// <summary>Seconds since 1970-01-01, without a zone.</summary>
    public static DuckDbType TimestampS { get; } = new(DuckDbTypeId.TimestampS);

    /// <summary>Milliseconds since 1970-01-01, without a zone.</summary>
    public static DuckDbType TimestampMs { get; } = new(DuckDbTypeId.TimestampMs);

    /// <summary>Nanoseconds since 1970-01-01, without a zone.</summary>
    public static DuckDbType TimestampNs { get; } = new(DuckDbTypeId.TimestampNs);

    /// <summary>An instant: microseconds since 1970-01-01 UTC.</summary>
    public static DuckDbType TimestampTz { get; } = new(DuckDbTypeId.TimestampTz);

    /// <summary>Months, days and microseconds.</summary>
    public static DuckDbType Interval { get; } = new(DuckDbTypeId.Interval);

    /// <summary>A UUID.</summary>
    public static DuckDbType Uuid { get; } = new(DuckDbTypeId.Uuid);

    /// <summary>An exact number of <paramref name="width"/> digits (1 to 38), <paramref name="scale"/> of them behind the point.</summary>
    public static DuckDbType Decimal(byte width, byte scale)
    {
        ArgumentOutOfRangeException.ThrowIfZero(width);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, (byte)38);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scale, width);
        return new DuckDbType(DuckDbTypeId.Decimal) { Width = width, Scale = scale };
    }

    /// <summary>Any number of values of one type.</summary>
    public static DuckDbType List(DuckDbType element) => new(DuckDbTypeId.List) { Element = element };

    /// <summary>Exactly <paramref name="length"/> values of one type.</summary>
    public static DuckDbType Array(DuckDbType element, int length) => new(DuckDbTypeId.Array) { Element = element, Length = length };

    /// <summary>Named fields, in this order.</summary>
    public static DuckDbType Struct(params IReadOnlyList<DuckDbColumn> fields) => new(DuckDbTypeId.Struct) { Fields = fields };

    /// <summary>Keys and values.</summary>
    public static DuckDbType Map(DuckDbType key, DuckDbType value) => new(DuckDbTypeId.Map) { Key = key, Element = value };

    /// <summary>One of these texts.</summary>
    public static DuckDbType Enum(params IReadOnlyList<string> members) => new(DuckDbTypeId.Enum) { Members = members };

    /// <summary>A type without parameters, by its kind.</summary>
    internal static DuckDbType Simple(DuckDbTypeId id, string? alias = null) => new(id) { Alias = alias };

    /// <summary>One of several types, with a tag.</summary>
    internal static DuckDbType Union(IReadOnlyList<DuckDbColumn> members) => new(DuckDbTypeId.Union) { Fields = members };
}
