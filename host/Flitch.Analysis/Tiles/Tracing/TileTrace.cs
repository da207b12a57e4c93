using Flitch.Analysis.Filters;

namespace Flitch.Analysis.Tiles.Tracing;

/// <summary>What a figure is made of.</summary>
/// <param name="Dataset">The dataset's view.</param>
/// <param name="Filters">The conditions that its rows fulfil; those on calculated columns are not among them.</param>
public sealed record TileTrace(string Dataset, IReadOnlyList<Filter> Filters)
{
    /// <summary>How rows became the figure, in words; empty for a value as it is.</summary>
    public string Aggregation { get; init; } = "";

    /// <summary>How a calculated column is calculated, and conditions on it, in words.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Whether the conditions select exactly the rows of the figure.</summary>
    public bool Exact { get; init; } = true;
}
