namespace Flitch.Connectors.Columns;

/// <summary>Integers, timestamps (microseconds since 1970-01-01 UTC) and dates (days since 1970-01-01).</summary>
/// <param name="type">One of the three kinds.</param>
public sealed class Int64Column(ColumnType type) : FixedColumn<long>(type);
