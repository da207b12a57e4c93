namespace Flitch.Analysis.Tiles;

/// <summary>How a tile writes its figures.</summary>
/// <param name="Unit">Stands behind each figure; null for the column's own unit.</param>
/// <param name="Decimals">Digits behind the point, for reading; null for as many as matter. The exact figure can always be seen.</param>
public sealed record TileFormat(string? Unit, int? Decimals);
