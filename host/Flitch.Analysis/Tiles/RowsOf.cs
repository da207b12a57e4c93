using Flitch.Analysis.Filters;

namespace Flitch.Analysis.Tiles;

/// <summary>How a cell of an answer in SQL leads to rows of a dataset.</summary>
/// <param name="Dataset">The dataset's view.</param>
public sealed record RowsOf(string Dataset)
{
    /// <summary>Columns of the answer, each with the dataset's column that has the same value.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    /// <summary>The dataset's time column that the answer's stretch of time is about; null where it is about none.</summary>
    public string? Time { get; init; }

    /// <summary>Whether the figure is made of all rows up to the stretch's end, as a balance is, and not only of those in it.</summary>
    public bool UpTo { get; init; }

    /// <summary>Conditions that the statement has in any case.</summary>
    public IReadOnlyList<Filter> Filters { get; init; } = [];
}
