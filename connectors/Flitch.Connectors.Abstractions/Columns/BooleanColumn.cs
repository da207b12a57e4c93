namespace Flitch.Connectors.Columns;

/// <summary>Booleans, one byte each.</summary>
public sealed class BooleanColumn() : FixedColumn<bool>(ColumnType.Boolean);
