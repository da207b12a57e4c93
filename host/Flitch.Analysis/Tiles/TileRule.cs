using Flitch.Analysis.Filters;

namespace Flitch.Analysis.Tiles;

/// <summary>Makes figures stand out.</summary>
/// <param name="Column">The answer's column.</param>
/// <param name="When">How its value compares.</param>
/// <param name="Value">With what; a number where the column holds numbers.</param>
/// <param name="Look">How it then looks.</param>
public sealed record TileRule(string Column, FilterOperator When, string Value, TileLook Look);
