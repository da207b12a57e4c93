using System.Collections.ObjectModel;
using System.Data;
using System.Data.Common;
using Flitch.DuckDb.Reading;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb;

public sealed partial class DuckDbDataReader : IDbColumnSchemaGenerator
{
    /// <inheritdoc/>
    public override string GetName(int ordinal) => Columns()[ordinal].Name;

    /// <summary>The type as SQL writes it, such as <c>DECIMAL(38,18)</c>.</summary>
    public override string GetDataTypeName(int ordinal) => Columns()[ordinal].Type.ToString();

    /// <summary>The column's DuckDB type.</summary>
    public DuckDbType GetDuckDbType(int ordinal) => Columns()[ordinal].Type;

    /// <inheritdoc/>
    public override Type GetFieldType(int ordinal) => (Rows() ?? throw NoRows())[ordinal].ClrType;

    /// <summary>The first column of that name, else the first that differs in case only.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public override int GetOrdinal(string name)
    {
        var columns = Columns();
        foreach (var comparison in new[] { StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase })
            for (var ordinal = 0; ordinal < columns.Count; ordinal++)
                if (columns[ordinal].Name.Equals(name, comparison))
                    return ordinal;
        throw new ArgumentOutOfRangeException(nameof(name), name, "The result has no column of that name.");
    }

    /// <summary>Name, type and place of each column.</summary>
    public ReadOnlyCollection<DbColumn> GetColumnSchema() =>
        new([.. Enumerable.Range(0, FieldCount).Select(ordinal => (DbColumn)new DuckDbColumnSchema(ordinal, Columns()[ordinal], GetFieldType(ordinal)))]);

    /// <summary>Name, type and place of each column, as ADO.NET's table; null when the statement gives no rows.</summary>
    public override DataTable? GetSchemaTable() => _rows is null ? null : SchemaTable.Create(GetColumnSchema());

    private IReadOnlyList<DuckDbColumn> Columns() => (Rows() ?? throw NoRows()).Columns;

    private static InvalidOperationException NoRows() => new("The statement gives no rows.");
}
