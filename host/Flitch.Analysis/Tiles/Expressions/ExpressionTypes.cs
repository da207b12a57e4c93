using Flitch.Connectors.Columns;

namespace Flitch.Analysis.Tiles.Expressions;

/// <summary>The types that DuckDB gives results of exact arithmetic.</summary>
internal static class ExpressionTypes
{
    // Below ten digits before the point, ordinary prices times ordinary volumes would overflow.
    private const int MostScale = 28;

    public static ColumnType Literal(string digits) =>
        digits.Split('.') is [var whole, var part] ? ColumnType.Decimal((byte)(whole.Length + part.Length), (byte)part.Length)
        : digits.Length <= 18 ? ColumnType.Integer : ColumnType.Decimal((byte)digits.Length, 0);

    public static ColumnType Sum(ColumnType left, ColumnType right) => Common(left, right) is { Kind: ColumnKind.Decimal } common
        ? ColumnType.Decimal((byte)Math.Min(38, common.Precision + 1), common.Scale)
        : ColumnType.Integer;

    /// <summary>Null where too few digits before the point would be left.</summary>
    public static ColumnType? Product(ColumnType left, ColumnType right)
    {
        if (left.Kind == ColumnKind.Integer && right.Kind == ColumnKind.Integer)
        {
            return ColumnType.Integer;
        }

        var (a, b) = (Decimal(left), Decimal(right));
        return a.Scale + b.Scale > MostScale ? null : ColumnType.Decimal((byte)Math.Min(38, a.Precision + b.Precision), (byte)(a.Scale + b.Scale));
    }

    public static ColumnType Common(ColumnType left, ColumnType right)
    {
        if (left == right)
        {
            return left;
        }

        var (a, b) = (Decimal(left), Decimal(right));
        var scale = Math.Max(a.Scale, b.Scale);
        return ColumnType.Decimal((byte)Math.Min(38, Math.Max(a.Precision - a.Scale, b.Precision - b.Scale) + scale), scale);
    }

    private static ColumnType Decimal(ColumnType type) => type.Kind == ColumnKind.Decimal ? type : ColumnType.Decimal(19, 0);
}
