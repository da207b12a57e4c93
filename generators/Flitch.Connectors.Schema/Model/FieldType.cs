namespace Flitch.Connectors.Schema.Model;

/// <summary>A column's type.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Precision">All digits of a decimal, 1 to 38; else 0.</param>
/// <param name="Scale">Digits after the point of a decimal; else 0.</param>
/// <param name="Time">How a timestamp is written; <see cref="TimeFormat.None"/> for other kinds.</param>
/// <param name="Element">The element's type of a list; else null.</param>
public sealed record FieldType(FieldKind Kind, int Precision = 0, int Scale = 0, TimeFormat Time = TimeFormat.None, FieldType? Element = null)
{
    /// <summary>The type as DuckDB writes it, for example <c>DECIMAL(38,18)</c>.</summary>
    public string ToSql() => Kind switch
    {
        FieldKind.Decimal => $"DECIMAL({Precision},{Scale})",
        FieldKind.Timestamp => "TIMESTAMP WITH TIME ZONE",
        FieldKind.Integer => "BIGINT",
        FieldKind.Boolean => "BOOLEAN",
        FieldKind.Date => "DATE",
        FieldKind.List => Element!.ToSql() + "[]",
        _ => "VARCHAR",
    };
}
