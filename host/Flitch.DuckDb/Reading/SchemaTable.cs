using System.Collections.ObjectModel;
using System.Data;
using System.Data.Common;
using System.Globalization;

namespace Flitch.DuckDb.Reading;

/// <summary>The columns of a result as a table with ADO.NET's column names.</summary>
internal static class SchemaTable
{
    public static DataTable Create(ReadOnlyCollection<DbColumn> columns)
    {
        var table = new DataTable("SchemaTable") { Locale = CultureInfo.InvariantCulture };
        table.Columns.Add(SchemaTableColumn.ColumnName, typeof(string));
        table.Columns.Add(SchemaTableColumn.ColumnOrdinal, typeof(int));
        table.Columns.Add(SchemaTableColumn.DataType, typeof(Type));
        table.Columns.Add("DataTypeName", typeof(string));
        table.Columns.Add(SchemaTableColumn.NumericPrecision, typeof(int));
        table.Columns.Add(SchemaTableColumn.NumericScale, typeof(int));
        table.Columns.Add(SchemaTableColumn.AllowDBNull, typeof(bool));
        foreach (var column in columns)
            table.Rows.Add(column.ColumnName, column.ColumnOrdinal, column.DataType, column.DataTypeName, column.NumericPrecision, column.NumericScale, column.AllowDBNull);
        return table;
    }
}
