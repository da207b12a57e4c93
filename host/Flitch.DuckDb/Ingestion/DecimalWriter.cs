using System.Globalization;
using System.Numerics;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Ingestion;

/// <summary>Decimals in the width that DuckDB keeps them in.</summary>
internal static class DecimalWriter
{
    private static readonly Int128[] Powers = [.. Enumerable.Range(0, 39).Select(exponent => (Int128)BigInteger.Pow(10, exponent))];

    /// <exception cref="OverflowException">A value has more digits than the type.</exception>
    public static void Check(ReadOnlySpan<Int128> unscaled, DuckDbType type)
    {
        if (type.Id != DuckDbTypeId.Decimal)
            throw new InvalidOperationException($"A vector of {type} is not written from decimals.");
        var limit = Powers[type.Width];
        foreach (var value in unscaled)
            if (value >= limit || value <= -limit)
                throw new OverflowException($"The unscaled value {value.ToString(CultureInfo.InvariantCulture)} has more digits than {type}.");
    }

    public static void Narrow<T>(ReadOnlySpan<Int128> source, Span<T> target)
        where T : INumberBase<T>
    {
        for (var index = 0; index < source.Length; index++)
            target[index] = T.CreateChecked(source[index]);
    }
}
