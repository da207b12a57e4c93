using System.Text.Json;
using Flitch.Analysis.Shapes;

namespace Flitch.Host.Web.Api;

/// <summary>A page of a dataset's rows.</summary>
/// <param name="Columns">The columns, in order.</param>
/// <param name="Rows">One object a row, by column: decimals and times as texts, exactly as they are stored; null where a value is missing.</param>
/// <param name="Total">How many rows there are on all pages.</param>
/// <param name="Next">The next page's <c>skip</c>; null on the last page.</param>
internal sealed record RowsJson(IReadOnlyList<RowColumnJson> Columns, IReadOnlyList<JsonElement> Rows, long Total, long? Next);

/// <summary>A column of rows.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type in SQL.</param>
/// <param name="Unit">Its unit in words; null where it has none.</param>
/// <param name="UnitBy">The column whose values decide the unit: values must not be added up across different ones of it. Null where all have one unit.</param>
/// <param name="Description">What it holds.</param>
internal sealed record RowColumnJson(string Name, string Type, string? Unit, string? UnitBy, string Description)
{
    /// <summary>A column.</summary>
    /// <param name="column">The column.</param>
    public static RowColumnJson Of(ShapeColumn column) => new(column.Name, column.Type.ToSql(), column.Unit, column.UnitBy, column.Description);
}
