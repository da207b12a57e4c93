using System.Data.Common;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Reading;

/// <summary>One column of a result, in ADO.NET's words.</summary>
internal sealed class DuckDbColumnSchema : DbColumn
{
    public DuckDbColumnSchema(int ordinal, DuckDbColumn column, Type clrType)
    {
        ColumnOrdinal = ordinal;
        ColumnName = column.Name;
        DataType = clrType;
        DataTypeName = column.Type.ToString();
        AllowDBNull = true;
        IsReadOnly = true;
        if (column.Type.Id == DuckDbTypeId.Decimal)
            (NumericPrecision, NumericScale) = (column.Type.Width, column.Type.Scale);
    }
}
