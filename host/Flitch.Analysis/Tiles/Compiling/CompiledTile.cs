using Flitch.Analysis.Filters;
using Flitch.Analysis.Shapes;

namespace Flitch.Analysis.Tiles.Compiling;

/// <summary>A built question as one SELECT.</summary>
/// <param name="Sql">The statement.</param>
/// <param name="Columns">What its result is made into.</param>
internal sealed record CompiledTile(string Sql, IReadOnlyList<CompiledColumn> Columns)
{
    /// <summary>The dataset, its calculated columns among its own.</summary>
    public required DatasetShape Shape { get; init; }

    /// <summary>All conditions: the question's, the range's, the dashboard's.</summary>
    public required IReadOnlyList<Filter> Filters { get; init; }

    /// <summary>Whether the range is among them.</summary>
    public bool Ranged { get; init; }

    /// <summary>Chosen filters that the dataset has no column for.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];
}
