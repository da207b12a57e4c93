using Flitch.Analysis.Filters;
using Flitch.Analysis.Shapes;

namespace Flitch.Analysis.Rows;

/// <summary>Which rows of a dataset are asked for, and in which order.</summary>
/// <param name="Shape">The dataset.</param>
public sealed record RowQuery(DatasetShape Shape)
{
    /// <summary>Conditions; all have to hold.</summary>
    public IReadOnlyList<Filter> Filters { get; init; } = [];

    /// <summary>A text that some text column has to contain, in any case of letters; null or empty for any.</summary>
    public string? Search { get; init; }

    /// <summary>The order; the newest first where none is given. Rows that are equal in it stand in the order of their key, so that pages never overlap.</summary>
    public SortKey? Sort { get; init; }

    /// <summary>The columns wanted, in their order; null for all.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>Snapshot objects: the rows as the last snapshot up to then had them; null for the newest.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Rows left out before the first.</summary>
    public long Skip { get; init; }

    /// <summary>Rows of a page.</summary>
    public int Take { get; init; } = 50;
}
