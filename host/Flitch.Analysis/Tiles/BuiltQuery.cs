using Flitch.Analysis.Filters;

namespace Flitch.Analysis.Tiles;

/// <summary>A question over one dataset, made by clicks: figures by group and time, or plain rows.</summary>
/// <param name="Dataset">The dataset's view, for example <c>ledgers</c> or <c>balance_history</c>.</param>
public sealed record BuiltQuery(string Dataset) : TileQuery
{
    /// <summary>Columns calculated row by row.</summary>
    public IReadOnlyList<CalculatedColumn> Calculated { get; init; } = [];

    /// <summary>The figures; none where <see cref="Columns"/> asks for plain rows.</summary>
    public IReadOnlyList<Measure> Measures { get; init; } = [];

    /// <summary>Columns whose values part the rows.</summary>
    public IReadOnlyList<string> Group { get; init; } = [];

    /// <summary>Plain rows: the columns to show. Not together with <see cref="Measures"/>.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Stretches of time that part the rows; null for none.</summary>
    public TimeGrain? Grain { get; init; }

    /// <summary>The column that says when a row happened; null for the dataset's own.</summary>
    public string? Time { get; init; }

    /// <summary>Conditions that all have to hold.</summary>
    public IReadOnlyList<Filter> Filters { get; init; } = [];

    /// <summary>What the answer is ordered by: a name in it, <c>-</c> before it for the largest first; null for time, or the largest figures first.</summary>
    public string? Order { get; init; }

    /// <summary>How many rows the answer has at most; null for what a tile can show.</summary>
    public int? Limit { get; init; }
}
