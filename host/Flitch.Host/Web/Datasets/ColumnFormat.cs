using System.Collections;
using System.Globalization;
using Flitch.Analysis.Rows;
using Flitch.Analysis.Shapes;
using Flitch.Connectors.Columns;
using Flitch.Host.Web.Shell;
using Flitch.Host.Wording;

namespace Flitch.Host.Web.Datasets;

/// <summary>How the values of one column are shown beside each other: with as many decimals as the longest of them needs, so that points stand under points and no idle zeros beside them.</summary>
/// <param name="Column">The column.</param>
/// <param name="Marks">How numbers are written.</param>
/// <param name="Decimals">Decimals of a number or of a second.</param>
internal sealed record ColumnFormat(ShapeColumn Column, NumberMarks Marks, int Decimals)
{
    /// <summary>The format of a column, given the values that are shown together.</summary>
    public static ColumnFormat Of(ShapeColumn column, NumberMarks marks, IEnumerable<object?> values) =>
        new(column, marks, values.Select(v => DecimalsOf(CellText.Of(v), column)).DefaultIfEmpty(0).Max());

    /// <summary>Whether its values stand to the right.</summary>
    public bool IsNumber => Column.IsNumber;

    /// <summary>A value as people read it; null for NULL.</summary>
    /// <param name="value">As a result gives it.</param>
    public string? Write(object? value) => value switch
    {
        null or DBNull => null,
        DateTimeOffset time => PageZone.Of(time).ToString("yyyy-MM-dd HH:mm:ss" + (Decimals > 0 ? "." + new string('f', Decimals) : ""), CultureInfo.InvariantCulture),
        IEnumerable list and not string => string.Join(", ", list.Cast<object?>().Select(CellText.Of)),
        _ when IsNumber => Marks.Write(CellText.Of(value)!, Decimals),
        _ => CellText.Of(value),
    };

    private static int DecimalsOf(string? text, ShapeColumn column) =>
        text is null || column.Type.Kind is not (ColumnKind.Decimal or ColumnKind.Timestamp) || text.IndexOf('.', StringComparison.Ordinal) is not (>= 0 and var point) ? 0 : text.TrimEnd('Z').Length - point - 1;
}
