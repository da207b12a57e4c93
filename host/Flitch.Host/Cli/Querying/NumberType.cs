namespace Flitch.Host.Cli.Querying;

/// <summary>Tells numbers from other values.</summary>
internal static class NumberType
{
    private static readonly HashSet<Type> Numbers =
    [
        typeof(sbyte), typeof(byte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong), typeof(Int128), typeof(UInt128),
        typeof(decimal), typeof(double), typeof(float), typeof(System.Numerics.BigInteger),
    ];

    /// <summary>Whether values of a .NET type are numbers. The provider's own decimal, for more digits than .NET's has, is one.</summary>
    /// <param name="type">The type.</param>
    public static bool Is(Type type) => Numbers.Contains(type) || type.Name == "DuckDbDecimal";

    /// <summary>Whether a column holds numbers, by its type in SQL.</summary>
    /// <param name="sqlType">For example <c>DECIMAL(38,18)</c>.</param>
    public static bool IsSql(string sqlType) => sqlType.Split('(')[0] is
        "TINYINT" or "SMALLINT" or "INTEGER" or "BIGINT" or "HUGEINT" or "UTINYINT" or "USMALLINT" or "UINTEGER" or "UBIGINT" or "UHUGEINT" or "BIGNUM"
        or "DECIMAL" or "DOUBLE" or "FLOAT" && !sqlType.EndsWith(']');
}
