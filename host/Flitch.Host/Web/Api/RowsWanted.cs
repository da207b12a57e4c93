using Flitch.Analysis.Shapes;
using Flitch.Connectors;
using Flitch.Host.Web.Datasets;

namespace Flitch.Host.Web.Api;

/// <summary>Which rows are wanted.</summary>
internal sealed record RowsWanted
{
    /// <summary>Only rows like this, as often as wanted: <c>COLUMN.OPERATOR.VALUE</c>, with eq, ne, lt, le, gt, ge, contains, in (values parted by commas), null or notnull.</summary>
    public string[]? Where { get; init; }

    /// <summary>Only rows with this text in some text column.</summary>
    public string? Q { get; init; }

    /// <summary>A column to sort by, with <c>-</c> before it for the largest first; the newest first where nothing is said.</summary>
    public string? Sort { get; init; }

    /// <summary>Only these columns, in this order; all where nothing is said.</summary>
    public string[]? Column { get; init; }

    /// <summary>Snapshot objects: the rows as they were at this time.</summary>
    public string? AsOf { get; init; }

    /// <summary>The question.</summary>
    /// <param name="shape">The dataset.</param>
    /// <exception cref="FlitchException">A filter or a time that is none (usage).</exception>
    public Analysis.Rows.RowQuery Query(DatasetShape shape) =>
        new RowAddress(shape.Connection, shape.View) { Where = Where ?? [], Search = Q, Sort = Sort, AsOf = AsOf }.Query(shape) with { Columns = Column is { Length: > 0 } ? Column : null };
}
