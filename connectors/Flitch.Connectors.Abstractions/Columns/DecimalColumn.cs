namespace Flitch.Connectors.Columns;

/// <summary>Exact decimals: the value times ten to the type's scale, as a 128-bit integer.</summary>
/// <param name="type">A decimal type; its scale tells where the point is.</param>
public sealed class DecimalColumn(ColumnType type) : FixedColumn<Int128>(type);
