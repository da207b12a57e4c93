using System.Collections;
using System.Numerics;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Parameters;

/// <summary>The DuckDB type of a .NET value, where DuckDB has to be told: the elements of a list, the fields of a struct.</summary>
internal static class ParameterTypes
{
    private const byte MaxWidth = 38;

    public static DuckDbType Of(object? value) => value switch
    {
        null or DBNull => DuckDbType.Simple(DuckDbTypeId.Null),
        decimal number => Of(DuckDbDecimal.FromDecimal(number)),
        DuckDbDecimal number => DuckDbType.Decimal(Math.Min(number.Precision, MaxWidth), number.Scale),
        DateTime time => time.Kind == DateTimeKind.Unspecified ? DuckDbType.Timestamp : DuckDbType.TimestampTz,
        IDictionary<string, object?> fields => DuckDbType.Struct([.. fields.Select(field => new DuckDbColumn(field.Key, Of(field.Value)))]),
        Enum member => Of(Enum.GetUnderlyingType(member.GetType())) ?? DuckDbType.BigInt,
        _ => Of(value.GetType()) ?? OfList(value),
    };

    /// <summary>The type that all elements fit: by the collection's static element type, else by its values.</summary>
    public static DuckDbType OfElements(Type collection, IReadOnlyList<object?> values)
    {
        var element = ElementType(collection);
        if (element == typeof(decimal) || element == typeof(DuckDbDecimal))
            return CommonDecimal(values);
        return Of(element) ?? (values.FirstOrDefault(value => value is not null) is { } first ? OfFirst(first, values) : DuckDbType.Simple(DuckDbTypeId.Null));
    }

    private static DuckDbType OfFirst(object first, IReadOnlyList<object?> values) => first is decimal or DuckDbDecimal ? CommonDecimal(values) : Of(first);

    private static DuckDbType OfList(object value) => value is IEnumerable items
        ? DuckDbType.List(OfElements(value.GetType(), [.. items.Cast<object?>()]))
        : throw new NotSupportedException($"A parameter of type {value.GetType()} has no DuckDB type.");

    private static Type ElementType(Type collection)
    {
        var sequence = collection.GetInterfaces().Append(collection).FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>));
        var element = sequence?.GetGenericArguments()[0] ?? typeof(object);
        return Nullable.GetUnderlyingType(element) ?? element;
    }

    // As many digits before and behind the point as any element has.
    private static DuckDbType CommonDecimal(IReadOnlyList<object?> values)
    {
        var numbers = values.Where(value => value is not null)
            .Select(value => value is decimal number ? DuckDbDecimal.FromDecimal(number) : value as DuckDbDecimal? ?? throw new NotSupportedException("A list of decimals holds something else."))
            .ToArray();
        var scale = numbers.Select(number => (int)number.Scale).DefaultIfEmpty(0).Max();
        var width = numbers.Select(number => number.Precision - number.Scale).DefaultIfEmpty(1).Max() + scale;
        return width <= MaxWidth ? DuckDbType.Decimal((byte)Math.Max(1, width), (byte)scale) : throw new OverflowException("The decimals of the list do not fit one DECIMAL of 38 digits.");
    }

    private static DuckDbType? Of(Type type) => Type.GetTypeCode(type) switch
    {
        _ when type.IsEnum => Of(Enum.GetUnderlyingType(type)),
        TypeCode.Boolean => DuckDbType.Boolean,
        TypeCode.SByte => DuckDbType.TinyInt,
        TypeCode.Int16 => DuckDbType.SmallInt,
        TypeCode.Int32 => DuckDbType.Integer,
        TypeCode.Int64 => DuckDbType.BigInt,
        TypeCode.Byte => DuckDbType.UTinyInt,
        TypeCode.UInt16 => DuckDbType.USmallInt,
        TypeCode.UInt32 => DuckDbType.UInteger,
        TypeCode.UInt64 => DuckDbType.UBigInt,
        TypeCode.Single => DuckDbType.Float,
        TypeCode.Double => DuckDbType.Double,
        TypeCode.String or TypeCode.Char => DuckDbType.Varchar,
        _ => OfOther(type),
    };

    private static DuckDbType? OfOther(Type type) =>
        type == typeof(Int128) || type == typeof(BigInteger) ? DuckDbType.HugeInt
        : type == typeof(UInt128) ? DuckDbType.UHugeInt
        : type == typeof(Guid) ? DuckDbType.Uuid
        : type == typeof(byte[]) ? DuckDbType.Blob
        : type == typeof(DateOnly) ? DuckDbType.Date
        : type == typeof(TimeOnly) ? DuckDbType.Time
        : type == typeof(DateTimeOffset) ? DuckDbType.TimestampTz
        : type == typeof(TimeSpan) || type == typeof(DuckDbInterval) ? DuckDbType.Interval
        : null;
}
