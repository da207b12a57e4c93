using Flitch.Analysis.Shapes;

namespace Flitch.Analysis.Rows;

/// <summary>A page of rows.</summary>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">One array a row, null for NULL; <see cref="CellText"/> writes the values.</param>
/// <param name="HasMore">Whether there are rows behind it.</param>
public sealed record RowPage(IReadOnlyList<ShapeColumn> Columns, IReadOnlyList<object?[]> Rows, bool HasMore)
{
    /// <summary>Where a column's values stand in a row; -1 when it is not among them.</summary>
    /// <param name="column">Its name.</param>
    public int IndexOf(string column) => Columns.ToList().FindIndex(c => c.Name == column);
}
