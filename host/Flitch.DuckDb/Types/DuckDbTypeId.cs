namespace Flitch.DuckDb.Types;

/// <summary>DuckDB's kinds of types, numbered as <c>DUCKDB_TYPE</c>.</summary>
public enum DuckDbTypeId
{
    /// <summary>No type.</summary>
    Invalid = 0,

    /// <summary>True or false.</summary>
    Boolean = 1,

    /// <summary>8 bits, signed.</summary>
    TinyInt = 2,

    /// <summary>16 bits, signed.</summary>
    SmallInt = 3,

    /// <summary>32 bits, signed.</summary>
    Integer = 4,

    /// <summary>64 bits, signed.</summary>
    BigInt = 5,

    /// <summary>8 bits, unsigned.</summary>
    UTinyInt = 6,

    /// <summary>16 bits, unsigned.</summary>
    USmallInt = 7,

    /// <summary>32 bits, unsigned.</summary>
    UInteger = 8,

    /// <summary>64 bits, unsigned.</summary>
    UBigInt = 9,

    /// <summary>32 bits, binary floating point.</summary>
    Float = 10,

    /// <summary>64 bits, binary floating point.</summary>
    Double = 11,

    /// <summary>Microseconds since 1970-01-01, without a zone.</summary>
    Timestamp = 12,

    /// <summary>Days since 1970-01-01.</summary>
    Date = 13,

    /// <summary>Microseconds since midnight.</summary>
    Time = 14,

    /// <summary>Months, days and microseconds.</summary>
    Interval = 15,

    /// <summary>128 bits, signed.</summary>
    HugeInt = 16,

    /// <summary>UTF-8 text.</summary>
    Varchar = 17,

    /// <summary>Bytes.</summary>
    Blob = 18,

    /// <summary>An exact number of up to 38 digits with a fixed scale.</summary>
    Decimal = 19,

    /// <summary>Seconds since 1970-01-01, without a zone.</summary>
    TimestampS = 20,

    /// <summary>Milliseconds since 1970-01-01, without a zone.</summary>
    TimestampMs = 21,

    /// <summary>Nanoseconds since 1970-01-01, without a zone.</summary>
    TimestampNs = 22,

    /// <summary>One of a list of texts.</summary>
    Enum = 23,

    /// <summary>Any number of values of one type.</summary>
    List = 24,

    /// <summary>Named fields.</summary>
    Struct = 25,

    /// <summary>Keys and values.</summary>
    Map = 26,

    /// <summary>A UUID.</summary>
    Uuid = 27,

    /// <summary>One of several types, with a tag.</summary>
    Union = 28,

    /// <summary>A string of bits.</summary>
    Bit = 29,

    /// <summary>Time of day with an offset.</summary>
    TimeTz = 30,

    /// <summary>An instant: microseconds since 1970-01-01 UTC.</summary>
    TimestampTz = 31,

    /// <summary>128 bits, unsigned.</summary>
    UHugeInt = 32,

    /// <summary>A fixed number of values of one type.</summary>
    Array = 33,

    /// <summary>Any type (of function parameters).</summary>
    Any = 34,

    /// <summary>A whole number without bounds.</summary>
    BigNum = 35,

    /// <summary>The type of a bare NULL.</summary>
    Null = 36,

    /// <summary>A text literal before its type is settled.</summary>
    StringLiteral = 37,

    /// <summary>A number literal before its type is settled.</summary>
    IntegerLiteral = 38,

    /// <summary>Nanoseconds since midnight.</summary>
    TimeNs = 39,

    /// <summary>A geometry, as well-known binary.</summary>
    Geometry = 40,

    /// <summary>A value that carries its own type.</summary>
    Variant = 41,
}
