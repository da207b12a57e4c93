namespace Flitch.Connectors.Columns;

/// <summary>A column's type: its kind, the decimal's digits, and a list's element.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Precision">All digits of a decimal, 1 to 38; else 0.</param>
/// <param name="Scale">Digits after the point of a decimal, up to <paramref name="Precision"/>; else 0.</param>
/// <param name="Element">The element's type of a list; else null.</param>
public sealed record ColumnType(ColumnKind Kind, byte Precision = 0, byte Scale = 0, ColumnType? Element = null)
{
    /// <summary>VARCHAR.</summary>
    public static ColumnType Text { get; } = new(ColumnKind.Text);

    /// <summary>TIMESTAMP WITH TIME ZONE, microseconds.</summary>
    public static ColumnType Timestamp { get; } = new(ColumnKind.Timestamp);

    /// <summary>BIGINT.</summary>
    public static ColumnType Integer { get; } = new(ColumnKind.Integer);

    /// <summary>BOOLEAN.</summary>
    public static ColumnType Boolean { get; } = new(ColumnKind.Boolean);

    /// <summary>DATE.</summary>
    public static ColumnType Date { get; } = new(ColumnKind.Date);

    /// <summary>DECIMAL(<paramref name="precision"/>,<paramref name="scale"/>).</summary>
    /// <param name="precision">All digits, 1 to 38.</param>
    /// <param name="scale">Digits after the point.</param>
    public static ColumnType Decimal(byte precision, byte scale) => new(ColumnKind.Decimal, precision, scale);

    /// <summary>A list of <paramref name="element"/>.</summary>
    /// <param name="element">A scalar type.</param>
    public static ColumnType List(ColumnType element) => new(ColumnKind.List, Element: element);

    /// <summary>The type as DuckDB writes it, for example <c>DECIMAL(38,18)</c> or <c>VARCHAR[]</c>.</summary>
    public string ToSql() => Kind switch
    {
        ColumnKind.Text => "VARCHAR",
        ColumnKind.Decimal => $"DECIMAL({Precision},{Scale})",
        ColumnKind.Timestamp => "TIMESTAMP WITH TIME ZONE",
        ColumnKind.Integer => "BIGINT",
        ColumnKind.Boolean => "BOOLEAN",
        ColumnKind.Date => "DATE",
        ColumnKind.List => Element!.ToSql() + "[]",
        _ => throw new InvalidOperationException($"Unknown column kind {Kind}."),
    };

    /// <inheritdoc/>
    public override string ToString() => ToSql();
}
