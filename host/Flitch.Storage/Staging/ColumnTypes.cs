using Flitch.Connectors.Columns;
using Flitch.DuckDb.Types;

namespace Flitch.Storage.Staging;

/// <summary>Our column types as DuckDB's.</summary>
internal static class ColumnTypes
{
    public static DuckDbType ToDuckDb(ColumnType type) => type.Kind switch
    {
        ColumnKind.Text => DuckDbType.Varchar,
        ColumnKind.Decimal => DuckDbType.Decimal(type.Precision, type.Scale),
        ColumnKind.Timestamp => DuckDbType.TimestampTz,
        ColumnKind.Integer => DuckDbType.BigInt,
        ColumnKind.Boolean => DuckDbType.Boolean,
        ColumnKind.Date => DuckDbType.Date,
        ColumnKind.List => DuckDbType.List(ToDuckDb(type.Element!)),
        _ => throw new NotSupportedException($"Column kind {type.Kind} has no DuckDB type."),
    };
}
