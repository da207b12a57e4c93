using Flitch.Connectors.Columns;

namespace Flitch.Analysis.Tiles.Expressions;

/// <summary>A part of an expression: its SQL, its type, and in which unit it is counted.</summary>
/// <param name="Sql">The SQL, in brackets where it needs any.</param>
/// <param name="Type">Its type.</param>
/// <param name="Unit">Its unit in words; null for none.</param>
/// <param name="UnitBy">The column that decides the unit; null for none.</param>
internal sealed record ExpressionValue(string Sql, ColumnType Type, string? Unit = null, string? UnitBy = null)
{
    public bool IsNumber => Type.Kind is ColumnKind.Decimal or ColumnKind.Integer;

    public bool HasUnit => Unit is not null || UnitBy is not null;
}
